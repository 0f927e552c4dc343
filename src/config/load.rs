use super::{Fault, Faults, RuleSet, Settings, Source, SourceFile};
use std::fs;
use std::path::{Path, PathBuf};

/// Reads the configuration file and every file that it names, and checks all of it. Relative paths in it are made
/// absolute from the file's own folder.
///
/// # Errors
/// All faults at once: unreadable files, bad values, contradictions.
pub fn load(path: &Path) -> Result<(RuleSet, Faults), Faults> {
    let source = read(path)?;
    let (mut rules, faults) = RuleSet::from_source(source)?;
    let folder = path.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf);
    resolve(&mut rules.settings, &folder);
    Ok((rules, faults))
}

/// Whether the files say something else than when `source` was read from them.
pub fn changed_since(path: &Path, source: &Source) -> bool {
    read(path).is_ok_and(|now| now != *source)
}

/// Gathers the bytes without judging them.
fn read(path: &Path) -> Result<Source, Faults> {
    let settings = read_file(path)?;
    let folder = path.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf);
    let mut source = Source { settings: Some(settings.clone()), ..Source::default() };
    let Ok(parsed) = toml::from_str::<Settings>(&settings.text) else {
        return Ok(source);
    };
    source.profiles = read_profiles(&folder.join(&parsed.gateway.profiles))?;
    source.lists = read_folder(&folder.join(&parsed.gateway.dictionaries), "tsv")?;
    for (_, team) in parsed.teams() {
        if let Some(ics) = &team.calendar.ics {
            let file = read_file(&folder.join(ics))?;
            source.calendars.push(SourceFile { name: ics.display().to_string(), text: file.text });
        }
    }
    Ok(source)
}

fn read_file(path: &Path) -> Result<SourceFile, Faults> {
    let name = path.display().to_string();
    match fs::read_to_string(path) {
        Ok(text) => Ok(SourceFile { name, text }),
        Err(error) => {
            Err(Faults(vec![Fault::error(&name, None, error.to_string(), "make the file readable, in UTF-8")]))
        }
    }
}

/// Profiles, and those of the folders beside them that are called like one (`heerlen.toml`, `heerlen/jeugd.toml`).
fn read_profiles(folder: &Path) -> Result<Vec<SourceFile>, Faults> {
    let mut files = read_folder(folder, "toml")?;
    for path in files.iter().map(|f| PathBuf::from(&f.name).with_extension("")).collect::<Vec<_>>() {
        files.extend(read_folder(&path, "toml")?);
    }
    Ok(files)
}

/// Every file with this ending, sorted by name; a folder that is not there is empty.
fn read_folder(folder: &Path, ending: &str) -> Result<Vec<SourceFile>, Faults> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Ok(Vec::new());
    };
    let mut paths: Vec<PathBuf> =
        entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == ending)).collect();
    paths.sort();
    paths.iter().map(|p| read_file(p)).collect()
}

fn resolve(settings: &mut Settings, folder: &Path) {
    let absolute = |path: &mut PathBuf| {
        if path.is_relative() {
            *path = folder.join(&*path);
        }
    };
    let gateway = &mut settings.gateway;
    absolute(&mut gateway.data);
    absolute(&mut gateway.profiles);
    absolute(&mut gateway.dictionaries);
    gateway.master_key.iter_mut().for_each(absolute);
    gateway.dkim.iter_mut().for_each(|d| absolute(&mut d.key));
    if let Some(certificate) = &mut settings.certificate {
        absolute(&mut certificate.chain);
        absolute(&mut certificate.key);
    }
    settings.delivery.ca.iter_mut().for_each(absolute);
    settings.delivery.password_file.iter_mut().for_each(absolute);
}
