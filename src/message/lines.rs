//! Lays the text of HTML out in lines.

/// Lays text out in lines: blanks shrink to one, breaks wait until something follows.
#[derive(Debug, Default)]
pub(super) struct Writer {
    out: String,
    /// Line breaks due before the next text.
    breaks: u8,
    blank: bool,
    tab: bool,
    /// A cell has just begun: blocks at its head do not break the line.
    cell_start: bool,
}

impl Writer {
    /// At least `breaks` line breaks before what follows, once there is something above.
    pub(super) fn line(&mut self, breaks: u8) {
        if breaks > 0 && !self.cell_start {
            self.breaks = self.breaks.max(breaks);
            self.blank = false;
            self.tab = false;
        }
    }

    /// A break of its own: two of them make a blank line.
    pub(super) fn newline(&mut self) {
        self.breaks = (self.breaks + 1).min(3);
        self.blank = false;
        self.tab = false;
    }

    pub(super) fn start_cell(&mut self) {
        self.cell_start = true;
    }

    pub(super) fn end_cell(&mut self) {
        self.breaks = 0;
        self.blank = false;
        self.tab = true;
        self.cell_start = false;
    }

    /// A bullet; a block right behind it does not break the line.
    pub(super) fn raw(&mut self, text: &str) {
        self.due();
        self.out.push_str(text);
        self.cell_start = true;
    }

    fn due(&mut self) {
        if !self.out.is_empty() && self.breaks > 0 {
            self.out.extend(std::iter::repeat_n('\n', usize::from(self.breaks)));
        } else if self.tab && !self.out.is_empty() && !self.out.ends_with(['\n', '\t']) {
            self.out.push('\t');
        } else if self.blank && !self.out.is_empty() && !self.out.ends_with(['\n', ' ', '\t']) {
            self.out.push(' ');
        }
        (self.breaks, self.tab, self.blank, self.cell_start) = (0, false, false, false);
    }

    pub(super) fn text(&mut self, text: &str, preformatted: bool) {
        for c in text.chars() {
            match c {
                '\n' if preformatted => self.newline(),
                // No-break spaces hold a line open in Word's HTML: a line of one is a blank line.
                '\u{a0}' if self.breaks > 0 && self.breaks < 2 => self.breaks = 2,
                c if c.is_whitespace() => self.blank = true,
                c if c.is_control() => {}
                c => {
                    self.due();
                    self.out.push(c);
                }
            }
        }
    }

    pub(super) fn finish(self) -> String {
        self.out.trim_end().to_owned()
    }
}
