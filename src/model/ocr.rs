use super::Sensitive;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A picture, or pages of a file, that the core cannot read by itself: the rim has it read by OCR and runs the core again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// Media type by the first bytes.
    pub media: String,
    /// The file.
    #[serde(with = "super::base64_bytes")]
    pub bytes: Sensitive<Vec<u8>>,
    /// Numbers of the pages to read, from 1; empty for a file that is one picture.
    pub pages: Vec<usize>,
}

/// What OCR says of pictures, by the SHA-256 of their bytes in hexadecimal.
pub type OcrReadings = BTreeMap<String, OcrReading>;

/// How the reading of a picture ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OcrState {
    /// It was looked at. There may have been no words in it.
    Read,
    /// The programs are not installed; `casuspoort check` names them.
    NotInstalled,
    /// The programs do not take it, or failed on it.
    #[default]
    Failed,
    /// It took longer than it may, or is larger.
    TooMuch,
}

/// What OCR made of a picture or of pages of a file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OcrReading {
    /// How it ended.
    pub state: OcrState,
    /// What the pages show.
    pub pages: Vec<OcrPage>,
}

/// One page, or one picture. Lengths are dots.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OcrPage {
    /// Width and height.
    pub size: (u32, u32),
    /// Words in reading order.
    pub words: Vec<OcrWord>,
    /// Where there is ink that is no print: a signature, a scribble.
    pub ink: Vec<OcrBox>,
}

/// A word as OCR read it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OcrWord {
    /// The word.
    #[serde(with = "super::exposed")]
    pub text: Sensitive<String>,
    /// Words of one line have the same number; lines count up.
    pub line: u32,
    /// Where.
    pub area: OcrBox,
    /// How sure, 0 to 1.
    pub confidence: f32,
}

/// A rectangle of dots, from the top left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OcrBox {
    /// Dots from the left.
    pub left: u32,
    /// Dots from the top.
    pub top: u32,
    /// Dots across.
    pub width: u32,
    /// Dots down.
    pub height: u32,
}
