use std::fmt;

/// Text or data that may hold personal data. `Debug` shows kind and length only; there is no `Display` and no
/// `Serialize`. The one way out is [`Sensitive::expose`]; to store it sealed or hand it to the core's own process, a
/// field says so by name with `#[serde(with = "crate::model::exposed")]`.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sensitive<T>(T);

impl<T> Sensitive<T> {
    /// Wraps a value.
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// The one way out: the caller answers for where the value goes.
    pub fn expose(&self) -> &T {
        &self.0
    }

    /// As [`Sensitive::expose`], giving up the wrapper.
    pub fn into_exposed(self) -> T {
        self.0
    }
}

/// How much a value holds, so that `Debug` can say it without showing it.
pub trait Measured {
    /// Such as `12 bytes`.
    fn measure(&self) -> String;
}

impl Measured for String {
    fn measure(&self) -> String {
        format!("{} bytes", self.len())
    }
}

impl<T> Measured for Vec<T> {
    fn measure(&self) -> String {
        format!("{} items", self.len())
    }
}

impl<T: Measured> fmt::Debug for Sensitive<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sensitive({})", self.0.measure())
    }
}

/// Serialisation by name, for values on their way into sealed storage or the core's own process; never for logs.
pub mod exposed {
    use super::Sensitive;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    /// Writes the inner value.
    pub fn serialize<T: Serialize, S: Serializer>(value: &Sensitive<T>, serializer: S) -> Result<S::Ok, S::Error> {
        value.expose().serialize(serializer)
    }

    /// Reads the inner value.
    pub fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Sensitive<T>, D::Error> {
        T::deserialize(deserializer).map(Sensitive::new)
    }
}
