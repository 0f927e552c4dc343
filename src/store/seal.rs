//! Sealing (promise 8): XChaCha20-Poly1305 with a fresh random nonce; kind and id of the row are associated data, so a
//! sealed value opens only where it was put. And the master key file.

use super::StoreError;
use chacha20poly1305::aead::{Aead, AeadInPlace, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

const NONCE: usize = 24;
const TAG: usize = 16;
const KEY: usize = 32;

/// What a sealed value is; part of its associated data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sealed {
    /// Envelope and message of an accepted mail.
    Mail,
    /// Key of one.
    MailKey,
    /// Key of a case.
    CaseKey,
    /// Case record without its original.
    Case,
    /// Original of a case.
    Original,
    /// State of a team.
    Team,
    /// Message-ID, reverse-path and recipients of an outgoing mail.
    OutgoingHead,
    /// Bytes of an outgoing mail.
    OutgoingBody,
    /// Key of an outgoing mail.
    OutgoingKey,
    /// Head of the audit log.
    AuditHead,
    /// The value by which a wrong master key is known.
    Check,
}

impl Sealed {
    /// Its name in errors and associated data.
    fn name(self) -> &'static str {
        match self {
            Self::Mail => "a mail",
            Self::MailKey => "the key of a mail",
            Self::CaseKey => "the key of a case",
            Self::Case => "a case",
            Self::Original => "the original of a case",
            Self::Team => "the state of a team",
            Self::OutgoingHead => "the head of an outgoing mail",
            Self::OutgoingBody => "an outgoing mail",
            Self::OutgoingKey => "the key of an outgoing mail",
            Self::AuditHead => "the head of the audit log",
            Self::Check => "the data folder",
        }
    }

    fn associated(self, id: &[u8]) -> Vec<u8> {
        [b"casuspoort 1\0", self.name().as_bytes(), b"\0", id].concat()
    }
}

/// A key, wiped from memory when dropped.
pub(super) struct Key(Zeroizing<[u8; KEY]>);

impl Key {
    /// A new random key.
    pub(super) fn random() -> Result<Self, StoreError> {
        let mut bytes = Zeroizing::new([0; KEY]);
        fill(bytes.as_mut_slice())?;
        Ok(Self(bytes))
    }

    fn from_slice(bytes: &[u8]) -> Option<Self> {
        Some(Self(Zeroizing::new(bytes.try_into().ok()?)))
    }

    /// Nonce and sealed text.
    pub(super) fn seal(&self, kind: Sealed, id: &[u8], text: &[u8]) -> Result<Vec<u8>, StoreError> {
        self.seal_parts(kind, id, &[text])
    }

    /// As [`Key::seal`] of the parts one after the other; a large text is copied once only.
    pub(super) fn seal_parts(&self, kind: Sealed, id: &[u8], parts: &[&[u8]]) -> Result<Vec<u8>, StoreError> {
        let length: usize = parts.iter().map(|part| part.len()).sum();
        let mut sealed = Vec::with_capacity(NONCE + length + TAG);
        sealed.resize(NONCE, 0);
        fill(&mut sealed)?;
        let nonce = *XNonce::from_slice(&sealed);
        parts.iter().for_each(|part| sealed.extend_from_slice(part));
        let tag = XChaCha20Poly1305::new((&*self.0).into())
            .encrypt_in_place_detached(&nonce, &kind.associated(id), &mut sealed[NONCE..])
            .map_err(|_| StoreError::Fault { place: kind.name().into(), what: "too large to seal".into() })?;
        sealed.extend_from_slice(&tag);
        Ok(sealed)
    }

    /// The text of what [`Key::seal`] made for the same kind and id.
    pub(super) fn open(&self, kind: Sealed, id: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, StoreError> {
        let unsealable = || StoreError::Unsealable { what: kind.name() };
        let (nonce, text) = sealed.split_at_checked(NONCE).ok_or_else(unsealable)?;
        let aad = kind.associated(id);
        XChaCha20Poly1305::new((&*self.0).into())
            .decrypt(XNonce::from_slice(nonce), Payload { msg: text, aad: &aad })
            .map(Zeroizing::new)
            .map_err(|_| unsealable())
    }

    /// Another key, sealed under this one.
    pub(super) fn wrap(&self, kind: Sealed, id: &[u8], key: &Self) -> Result<Vec<u8>, StoreError> {
        self.seal(kind, id, key.0.as_slice())
    }

    /// The key that [`Key::wrap`] sealed.
    pub(super) fn unwrap(&self, kind: Sealed, id: &[u8], wrapped: &[u8]) -> Result<Self, StoreError> {
        Self::from_slice(&self.open(kind, id, wrapped)?).ok_or(StoreError::Unsealable { what: kind.name() })
    }
}

fn fill(bytes: &mut [u8]) -> Result<(), StoreError> {
    getrandom::fill(bytes)
        .map_err(|error| StoreError::Fault { place: "random numbers".into(), what: error.to_string() })
}

/// Where the master key comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MasterKey {
    /// A file of 32 random bytes, mode 0600, made at the first start.
    File(PathBuf),
    /// A systemd credential (`$CREDENTIALS_DIRECTORY/…`) of 32 bytes; never made by us.
    Credential(PathBuf),
}

impl MasterKey {
    /// Reads the key. A key file that is not there is made only for a data folder that is `new`.
    pub(super) fn read(&self, new: bool) -> Result<Key, StoreError> {
        let (path, others) = match self {
            Self::File(path) => (path, 0o077),
            // systemd grants the service user by an access list, which shows as group permission.
            Self::Credential(path) => (path, 0o007),
        };
        match File::open(path) {
            Ok(file) => read_key(path, file, others),
            Err(error) if error.kind() == io::ErrorKind::NotFound && new && matches!(self, Self::File(_)) => {
                let key = Key::random()?;
                write_key(path, &key).map_err(|e| bad_key(path, &e.to_string(), "make its folder writable to us"))?;
                Ok(key)
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(bad_key(
                path,
                "is not there",
                "put back the key that belongs to this data folder; without it nothing can be read",
            )),
            Err(error) => Err(bad_key(path, &error.to_string(), "make it readable to the user that runs casuspoort")),
        }
    }
}

fn bad_key(path: &Path, problem: &str, remedy: &str) -> StoreError {
    StoreError::MasterKey { path: path.to_owned(), problem: problem.into(), remedy: remedy.into() }
}

fn read_key(path: &Path, mut file: File, others: u32) -> Result<Key, StoreError> {
    let unreadable = |e: io::Error| bad_key(path, &e.to_string(), "make it readable to the user that runs casuspoort");
    let mode = file.metadata().map_err(unreadable)?.permissions().mode() & 0o777;
    if mode & others != 0 {
        let remedy = format!("chmod 600 {}, and see who may have read it", path.display());
        return Err(bad_key(path, &format!("has mode {mode:04o}, others than its owner can reach it"), &remedy));
    }
    let mut bytes = Zeroizing::new(Vec::with_capacity(KEY + 1));
    io::Read::by_ref(&mut file).take(KEY as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    Key::from_slice(&bytes).ok_or_else(|| {
        bad_key(path, "does not hold exactly 32 bytes", "put back the key that belongs to this data folder")
    })
}

/// Writes a key so that after a crash it is there whole or not at all.
fn write_key(path: &Path, key: &Key) -> io::Result<()> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut draft = path.as_os_str().to_owned();
    draft.push(".new");
    if let Err(error) = fs::remove_file(&draft)
        && error.kind() != io::ErrorKind::NotFound
    {
        return Err(error);
    }
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
    file.write_all(key.0.as_slice())?;
    file.sync_all()?;
    fs::rename(&draft, path)?;
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_value_opens_only_as_what_it_is_and_where_it_belongs() {
        let key = Key::random().expect("random");
        let sealed = key.seal(Sealed::Mail, b"1", b"tekst").expect("seals");
        assert_eq!(key.open(Sealed::Mail, b"1", &sealed).expect("opens").as_slice(), b"tekst");
        assert!(key.open(Sealed::Mail, b"2", &sealed).is_err(), "another row");
        assert!(key.open(Sealed::Case, b"1", &sealed).is_err(), "another kind");
        assert!(Key::random().expect("random").open(Sealed::Mail, b"1", &sealed).is_err(), "another key");
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(key.open(Sealed::Mail, b"1", &changed).is_err(), "byte {at} changed");
            assert!(key.open(Sealed::Mail, b"1", &sealed[..at]).is_err(), "cut at {at}");
        }
    }

    #[test]
    fn the_master_key_is_made_once_private_and_refused_when_others_can_read_it() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("master.key");
        let place = MasterKey::File(path.clone());
        assert!(matches!(place.read(false), Err(StoreError::MasterKey { .. })), "not made beside existing data");
        let made = place.read(true).expect("made");
        assert_eq!(fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o600);
        assert_eq!(*place.read(false).expect("read").0, *made.0);

        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("chmod");
        let told = place.read(false).err().expect("refused").to_string();
        assert!(told.contains("master.key") && told.contains("chmod 600"), "{told}");
        assert!(MasterKey::Credential(path.clone()).read(false).is_ok(), "as systemd shows its access list");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o604)).expect("chmod");
        assert!(MasterKey::Credential(path.clone()).read(false).is_err());

        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("chmod");
        for wrong in [0, 31, 33] {
            fs::write(&path, vec![7; wrong]).expect("written");
            assert!(matches!(place.read(false), Err(StoreError::MasterKey { .. })), "{wrong} bytes");
        }
    }
}
