//! Writes compound files for tests.

const FREE: u32 = 0xffff_ffff;
const END: u32 = 0xffff_fffe;

struct Entry {
    name: String,
    is_storage: bool,
    data: Vec<u8>,
    children: Vec<usize>,
}

/// Finds or makes the storage of a path.
fn storage(entries: &mut Vec<Entry>, path: &[&str]) -> usize {
    path.iter().fold(0, |at, name| {
        let known = entries[at].children.iter().copied().find(|n| entries[*n].name == *name);
        known.unwrap_or_else(|| {
            entries.push(Entry { name: (*name).to_owned(), is_storage: true, data: Vec::new(), children: Vec::new() });
            let number = entries.len() - 1;
            entries[at].children.push(number);
            number
        })
    })
}

fn padded(data: &[u8], size: usize) -> Vec<u8> {
    let mut data = data.to_vec();
    data.resize(data.len().div_ceil(size) * size, 0);
    data
}

/// Appends data in sectors and chains them; gives back the first.
fn chain(fat: &mut Vec<u32>, body: &mut Vec<u8>, data: &[u8], size: usize) -> u32 {
    if data.is_empty() {
        return END;
    }
    let first = u32::try_from(fat.len()).expect("short");
    let count = u32::try_from(data.len().div_ceil(size)).expect("short");
    fat.extend((first + 1)..(first + count));
    fat.push(END);
    body.extend(padded(data, size));
    first
}

pub(super) fn write(streams: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let root = Entry { name: "Root Entry".to_owned(), is_storage: true, data: Vec::new(), children: Vec::new() };
    let mut entries = vec![root];
    for (path, data) in streams {
        let names: Vec<&str> = path.split('/').collect();
        let (name, folders) = names.split_last().expect("a name");
        let parent = storage(&mut entries, folders);
        entries.push(Entry { name: (*name).to_owned(), is_storage: false, data: data.clone(), children: Vec::new() });
        let number = entries.len() - 1;
        entries[parent].children.push(number);
    }
    let (mut fat, mut body, mut mini_fat, mut mini) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut starts = Vec::new();
    for entry in &entries {
        let is_small = entry.data.len() < 4_096;
        starts.push(if is_small {
            chain(&mut mini_fat, &mut mini, &entry.data, 64)
        } else {
            chain(&mut fat, &mut body, &entry.data, 512)
        });
    }
    starts[0] = chain(&mut fat, &mut body, &mini, 512);
    let mini_table: Vec<u8> = mini_fat.iter().flat_map(|n: &u32| n.to_le_bytes()).collect();
    let mini_start = chain(&mut fat, &mut body, &mini_table, 512);
    let directory: Vec<u8> =
        entries.iter().enumerate().flat_map(|(n, entry)| line(&entries, n, entry, starts[n], mini.len())).collect();
    let directory_start = chain(&mut fat, &mut body, &directory, 512);
    let tables = (fat.len() + 1).div_ceil(127);
    let first_table = u32::try_from(fat.len()).expect("short");
    fat.extend(std::iter::repeat_n(0xffff_fffd, tables));
    fat.resize(tables * 128, FREE);
    let mut head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    head.extend([0; 16]);
    head.extend([0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    head.extend([0; 10]);
    let table_count = u32::try_from(tables).expect("short");
    for number in [table_count, directory_start, 0, 4_096, mini_start, u32::from(!mini_table.is_empty()), END, 0] {
        head.extend(number.to_le_bytes());
    }
    for n in 0..109u32 {
        head.extend(if n < table_count { first_table + n } else { FREE }.to_le_bytes());
    }
    head.extend(body);
    head.extend(fat.iter().flat_map(|n| n.to_le_bytes()));
    head
}

/// One line of the directory; siblings hang from each other like a list.
fn line(entries: &[Entry], number: usize, entry: &Entry, start: u32, mini: usize) -> Vec<u8> {
    let of = |n: Option<&usize>| n.map_or(FREE, |n| u32::try_from(*n).expect("short"));
    let sibling = entries.iter().find_map(|parent| {
        let at = parent.children.iter().position(|c| *c == number)?;
        Some(of(parent.children.get(at + 1)))
    });
    let size = if number == 0 { mini } else { entry.data.len() };
    let mut line: Vec<u8> = entry.name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = u16::try_from(line.len() + 2).expect("short");
    line.resize(64, 0);
    line.extend(length.to_le_bytes());
    line.extend([
        if number == 0 {
            5
        } else if entry.is_storage {
            1
        } else {
            2
        },
        1,
    ]);
    for link in [FREE, sibling.unwrap_or(FREE), of(entry.children.first())] {
        line.extend(link.to_le_bytes());
    }
    line.resize(116, 0);
    line.extend(start.to_le_bytes());
    line.extend(u32::try_from(size).expect("short").to_le_bytes());
    line.resize(128, 0);
    line
}
