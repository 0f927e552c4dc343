//! The folder of own lists: one writer at a time, each file replaced whole.

use crate::cli::Failure;
use crate::config::{Faults, RuleSet, SourceFile};
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The folder, held against other writers until dropped.
pub(super) struct Folder {
    path: PathBuf,
    handle: File,
}

impl Folder {
    /// Makes the folder if it is not there, and waits until nobody else writes in it.
    pub(super) fn lock(path: &Path) -> Result<Self, Failure> {
        let fault = |e: std::io::Error| Failure::CantCreate(format!("{}: {e}", path.display()));
        fs::create_dir_all(path).map_err(fault)?;
        let handle = File::open(path).map_err(fault)?;
        handle.lock().map_err(fault)?;
        Ok(Self { path: path.to_owned(), handle })
    }

    /// A file in it, as faults and entries name it.
    pub(super) fn name_of(&self, file: &str) -> String {
        name_in(&self.path, file)
    }

    /// The text of a file in it; empty if there is none.
    pub(super) fn read(&self, file: &str) -> Result<String, Failure> {
        read_in(&self.path, file)
    }

    /// Replaces a file whole: written beside it, synced, renamed, the folder synced. Its mode stays.
    pub(super) fn write(&self, file: &str, text: &str) -> Result<(), Failure> {
        let path = self.path.join(file);
        // No *.tsv: a gateway that looks right now does not take it for a list.
        let fresh = self.path.join(format!(".{file}.new"));
        self.replace(&path, &fresh, text).map_err(|e| {
            // What was begun goes; the fault told is the first one.
            drop(fs::remove_file(&fresh));
            Failure::InputOutput(format!("{}: {e}; nothing has changed", path.display()))
        })
    }

    fn replace(&self, path: &Path, fresh: &Path, text: &str) -> std::io::Result<()> {
        let mut file = File::create(fresh)?;
        file.write_all(text.as_bytes())?;
        match fs::metadata(path) {
            Ok(old) => file.set_permissions(old.permissions())?,
            Err(e) if e.kind() == ErrorKind::NotFound => {}
            Err(e) => return Err(e),
        }
        file.sync_all()?;
        fs::rename(fresh, path)?;
        self.handle.sync_all()
    }
}

/// A file of a folder, as faults and entries name it.
pub(super) fn name_in(folder: &Path, file: &str) -> String {
    folder.join(file).display().to_string()
}

/// The text of a file in a folder; empty if there is none.
pub(super) fn read_in(folder: &Path, file: &str) -> Result<String, Failure> {
    match fs::read_to_string(folder.join(file)) {
        Ok(text) => Ok(text),
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(String::new()),
        Err(e) => Err(Failure::InputOutput(format!("{}: {e}", name_in(folder, file)))),
    }
}

/// The rules as they would be with this text in a list; nothing is written.
pub(super) fn with_list(rules: &RuleSet, name: &str, text: &str) -> Result<RuleSet, Failure> {
    let mut source = rules.source.clone();
    source.lists.retain(|file| file.name != name);
    source.lists.push(SourceFile { name: name.to_owned(), text: text.to_owned() });
    source.lists.sort_by(|a, b| a.name.cmp(&b.name));
    let refused = |faults: Faults| Failure::Data(faults.to_string().trim_end().to_owned());
    let (mut after, _) = RuleSet::from_source(source).map_err(refused)?;
    // Paths were made absolute when the rules were loaded.
    after.settings = rules.settings.clone();
    Ok(after)
}
