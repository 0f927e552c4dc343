//! What the features of texts are worth for what the texts are: the sums of `train-words` and `train-sentences`, which build it with
//! `rustc` and hand it what they gathered.
//!
//! Reads a line for each text from standard input: what it is (a row of labels with commas, `-` for none; `?label` where it is
//! not known whether it is that), then its features, with tabs between. Writes a line for each feature: the feature, in how many texts it
//! stands, and its weight for each label; the first line, `$bias`, is what every text starts with.
//!
//! Stochastic gradient descent with steps that shrink (AdaGrad), in a fixed order, without randomness: the same lines give the same weights.

use std::collections::HashMap;
use std::io::{self, BufWriter, Read, Write};

/// How it learns; `name=value` on the command line.
struct Settings {
    /// The labels, in the order of the columns that are written.
    labels: Vec<String>,
    /// A text is just one of the labels, and is told so (a softmax); else each label is a question of its own (a logistic regression).
    just_one: bool,
    /// What the features of a text weigh together grows with the root of their number, not with their number.
    shared: bool,
    rounds: usize,
    /// How far a weight goes at first.
    rate: f64,
    /// How firmly it is drawn to nothing.
    pull: f64,
    /// What a weight is taken to have gone before it went anywhere.
    gone: f64,
    /// A feature of fewer texts says nothing.
    least: u32,
    /// Who is no further off than this learns nothing from a text.
    near: f64,
}

impl Settings {
    fn read(arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let given: HashMap<String, String> = arguments
            .map(|argument| match argument.split_once('=') {
                Some((name, value)) => Ok((name.to_owned(), value.to_owned())),
                None => Err(format!("{argument}: name=value is expected")),
            })
            .collect::<Result<_, _>>()?;
        let text = |name: &str| given.get(name).ok_or_else(|| format!("{name}= is missing"));
        let number =
            |name: &str| text(name)?.parse::<f64>().map_err(|error| format!("{name}={}: {error}", given[name]));
        Ok(Self {
            labels: text("labels")?.split(',').map(str::to_owned).collect(),
            just_one: text("just_one")? == "yes",
            shared: text("shared")? == "yes",
            rounds: number("rounds")? as usize,
            rate: number("rate")?,
            pull: number("pull")?,
            gone: number("gone")?,
            least: number("least")? as u32,
            near: number("near")?,
        })
    }
}

/// A text: the numbers of its features, what each of them weighs, and for each label whether it is that, if that is known.
struct Row {
    features: Vec<u32>,
    share: f64,
    is: Vec<Option<bool>>,
}

/// The weights of a feature, and how far they have gone.
#[derive(Clone)]
struct Weights {
    is: Vec<f64>,
    gone: Vec<f64>,
}

fn main() -> io::Result<()> {
    let settings = Settings::read(std::env::args().skip(1)).map_err(io::Error::other)?;
    let mut text = String::new();
    io::stdin().read_to_string(&mut text)?;
    let lines: Vec<&str> = text.lines().collect();
    let names = names(&lines, settings.least);
    let rows = rows(&lines, &names, &settings).map_err(io::Error::other)?;
    let (weights, bias) = learn(&rows, names.len(), &settings);
    let mut out = BufWriter::new(io::stdout().lock());
    let mut write = |name: &str, count: usize, weights: &[f64]| {
        let all: Vec<String> = weights.iter().map(|weight| format!("{weight:.6}")).collect();
        writeln!(out, "{name}\t{count}\t{}", all.join("\t"))
    };
    write("$bias", rows.len(), &bias)?;
    names.iter().zip(&weights).try_for_each(|((name, count), weights)| write(name, *count as usize, &weights.is))?;
    out.flush()
}

/// The features that stand in enough texts, in order, with the number of these.
fn names<'a>(lines: &[&'a str], least: u32) -> Vec<(&'a str, u32)> {
    let mut count: HashMap<&str, u32> = HashMap::new();
    for line in lines {
        let mut features: Vec<&str> = line.split('\t').skip(1).collect();
        features.sort_unstable();
        features.dedup();
        features.into_iter().for_each(|feature| *count.entry(feature).or_default() += 1);
    }
    let mut names: Vec<(&str, u32)> = count.into_iter().filter(|(_, texts)| *texts >= least).collect();
    names.sort_unstable();
    names
}

/// The texts in the order in which they are learned: far from how they came, for those of a file are alike.
fn rows(lines: &[&str], names: &[(&str, u32)], settings: &Settings) -> Result<Vec<Row>, String> {
    let numbers: HashMap<&str, u32> = names.iter().zip(0..).map(|((name, _), number)| (*name, number)).collect();
    let row = |line: &&str| {
        let mut parts = line.split('\t');
        let said: Vec<&str> = parts.next().unwrap_or("-").split(',').collect();
        let known = |said: &&str| *said == "-" || settings.labels.iter().any(|l| l == said.trim_start_matches('?'));
        if let Some(other) = said.iter().find(|said| !known(said)) {
            return Err(format!("no label is called {other}"));
        }
        let is = |label: &String| {
            let open = said.iter().any(|said| said.strip_prefix('?') == Some(label));
            (!open).then(|| said.contains(&label.as_str()))
        };
        let all: Vec<&str> = parts.collect();
        let share = if settings.shared { 1.0 / (all.len().max(1) as f64).sqrt() } else { 1.0 };
        let features = all.iter().filter_map(|feature| numbers.get(feature).copied()).collect();
        Ok(Row { features, share, is: settings.labels.iter().map(is).collect() })
    };
    let mut rows: Vec<Option<Row>> = lines.iter().map(|line| row(line).map(Some)).collect::<Result<_, _>>()?;
    let count = rows.len();
    let step = [7919, 7907, 7901].into_iter().find(|step| count % step != 0).unwrap_or(1);
    Ok((0..count).filter_map(|at| rows[at * step % count].take()).collect())
}

fn learn(rows: &[Row], features: usize, settings: &Settings) -> (Vec<Weights>, Vec<f64>) {
    let labels = settings.labels.len();
    let fresh = Weights { is: vec![0.0; labels], gone: vec![settings.gone; labels] };
    let mut weights = vec![fresh.clone(); features];
    let mut bias = fresh;
    for _ in 0..settings.rounds {
        for row in rows {
            let mut sums = vec![0.0; labels];
            for feature in &row.features {
                sums.iter_mut().zip(&weights[*feature as usize].is).for_each(|(sum, weight)| *sum += weight);
            }
            let odds: Vec<f64> = sums.iter().zip(&bias.is).map(|(sum, bias)| bias + row.share * sum).collect();
            for (label, chance) in chances(&odds, settings.just_one).into_iter().enumerate() {
                let Some(is) = row.is[label] else { continue };
                let off = chance - f64::from(u8::from(is));
                if off.abs() < settings.near {
                    continue;
                }
                let step = |of: &mut Weights, slope: f64| {
                    of.gone[label] += slope * slope;
                    of.is[label] -= settings.rate * slope / of.gone[label].sqrt();
                };
                step(&mut bias, off);
                for feature in &row.features {
                    let of = &mut weights[*feature as usize];
                    let slope = off * row.share + settings.pull * of.is[label];
                    step(of, slope);
                }
            }
        }
    }
    (weights, bias.is)
}

fn chances(odds: &[f64], just_one: bool) -> Vec<f64> {
    if !just_one {
        return odds.iter().map(|odds| 1.0 / (1.0 + (-odds).exp())).collect();
    }
    let most = odds.iter().copied().fold(f64::MIN, f64::max);
    let parts: Vec<f64> = odds.iter().map(|odds| (odds - most).exp()).collect();
    let all: f64 = parts.iter().sum();
    parts.into_iter().map(|part| part / all).collect()
}
