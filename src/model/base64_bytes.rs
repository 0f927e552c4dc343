//! Bytes on the way to a core process and back: base64 in JSON. The one place where they leave `Sensitive` for it.

use super::Sensitive;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Deserializer, Serializer};

/// Writes bytes as base64.
///
/// # Errors
/// Those of the serializer.
pub fn serialize<S: Serializer>(bytes: &Sensitive<Vec<u8>>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&STANDARD.encode(bytes.expose()))
}

/// Reads bytes from base64.
///
/// # Errors
/// What is there is no base64.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Sensitive<Vec<u8>>, D::Error> {
    let text = String::deserialize(deserializer)?;
    STANDARD.decode(text).map(Sensitive::new).map_err(|_| serde::de::Error::custom("the message is not base64"))
}
