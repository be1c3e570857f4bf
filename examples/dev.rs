use rayon::prelude::*;
use std::path::Path;
use truchement::{
    align::{self, Inputs},
    language, lexicon,
};
fn lines(p: &Path) -> Vec<String> {
    std::fs::read_to_string(p).unwrap().lines().map(|l| l.to_owned()).collect()
}
fn idx(s: &str) -> Vec<usize> {
    s.trim().trim_matches(|c| c == '[' || c == ']').split(',').filter(|x| !x.trim().is_empty()).map(|x| x.trim().parse().unwrap()).collect()
}
fn main() {
    let mut args = std::env::args().skip(1);
    let sets: Vec<String> = args.next().unwrap().split(',').map(str::to_owned).collect();
    let split = args.next().unwrap_or("all".into());
    let dump = args.next();
    let t0 = std::time::Instant::now();
    let csv = std::fs::File::open("glossary/lexicon.fr-ar.csv").unwrap();
    let entries = lexicon::parse("lex", csv, "fr", "ar").unwrap();
    let mut b = lexicon::LexiconBuilder::new("fr", "ar");
    for e in &entries {
        b.add(e, 1.0);
    }
    let lex = b.build();
    eprintln!("lexicon {:?}", t0.elapsed());
    let mut settings = align::parallel::Settings::default();
    if let Ok(w) = std::env::var("W") {
        let v: Vec<f32> = w.split(',').map(|x| x.parse().unwrap()).collect();
        settings.weights = align::Weights { mixture: v[0], words: v[1], length: v[2], null: v[3], merge: v[4] };
    }
    if std::env::var("NOLEARN").is_ok() {
        settings.channels.learning = false;
    }
    for set in &sets {
        let dir = Path::new("../shared/bench").join(set);
        let manifest = lines(&dir.join("MANIFEST.tsv"));
        let docs: Vec<String> = manifest
            .iter()
            .skip(1)
            .filter(|l| split == "all" || l.split('\t').nth(1) == Some(&split))
            .filter(|l| dir.join(format!("{}.fr", l.split('\t').next().unwrap())).exists())
            .map(|l| l.split('\t').next().unwrap().to_owned())
            .collect();
        let t = std::time::Instant::now();
        let (mut g, mut p, mut ok, mut lax_p, mut lax_g) = (0, 0, 0, 0, 0);
        let results: Vec<_> = docs
            .par_iter()
            .map(|d| {
                let fr = lines(&dir.join(format!("{d}.fr")));
                let ar = lines(&dir.join(format!("{d}.ar")));
                let gold: Vec<(Vec<usize>, Vec<usize>)> = lines(&dir.join(format!("{d}.gold")))
                    .iter()
                    .map(|l| {
                        let (a, b) = l.split_once("]:").unwrap();
                        (idx(a), idx(b))
                    })
                    .collect();
                let f: Vec<&str> = fr.iter().map(|s| s.as_str()).collect();
                let a: Vec<&str> = ar.iter().map(|s| s.as_str()).collect();
                if set.ends_with("quotes") {
                    let fs = align::free::Settings { weights: settings.weights, channels: settings.channels, ..Default::default() };
                    let (found, _) =
                        align::free::align(Inputs { source: &f, target: &a, from: language::of("fr"), to: language::of("ar") }, &lex, &fs);
                    let th: f32 = std::env::var("TH").ok().map_or(2.0, |x| x.parse().unwrap());
                    let pred: Vec<(Vec<usize>, Vec<usize>)> = found
                        .iter()
                        .enumerate()
                        .map(|(i, c)| {
                            (
                                vec![i],
                                match c {
                                    Some(c) if c.total - c.rival.min(c.total) * 0.5 > th => c.target.clone().collect(),
                                    _ => vec![],
                                },
                            )
                        })
                        .collect();
                    let pred: Vec<_> = pred
                        .into_iter()
                        .flat_map(|(s, t): (Vec<usize>, Vec<usize>)| t.iter().map(|x| (s.clone(), vec![*x])).collect::<Vec<_>>())
                        .collect();
                    let gold: Vec<_> = gold
                        .into_iter()
                        .flat_map(|(s, t): (Vec<usize>, Vec<usize>)| t.iter().map(|x| (s.clone(), vec![*x])).collect::<Vec<_>>())
                        .collect();
                    return (d.clone(), gold, pred, fr, ar);
                }
                let blocks = align::parallel::align(
                    Inputs { source: &f, target: &a, from: language::of("fr"), to: language::of("ar") },
                    &lex,
                    &settings,
                )
                .blocks;
                let pred: Vec<(Vec<usize>, Vec<usize>)> =
                    blocks.iter().map(|b| (b.source.clone().collect(), b.target.clone().collect())).collect();
                (d.clone(), gold, pred, fr, ar)
            })
            .collect();
        for (d, gold, pred, fr, ar) in &results {
            let ok0 = ok;
            let (g0, p0) = (g, p);
            let gg: Vec<_> = gold.iter().filter(|b| !b.0.is_empty() && !b.1.is_empty()).collect();
            let pp: Vec<_> = pred.iter().filter(|b| !b.0.is_empty() && !b.1.is_empty()).collect();
            g += gg.len();
            p += pp.len();
            ok += pp.iter().filter(|b| gg.contains(b)).count();
            let touch = |x: &&&(Vec<usize>, Vec<usize>), y: &&&(Vec<usize>, Vec<usize>)| {
                x.0.iter().any(|i| y.0.contains(i)) && x.1.iter().any(|i| y.1.contains(i))
            };
            lax_p += pp.iter().filter(|b| gg.iter().any(|c| touch(b, &c))).count();
            lax_g += gg.iter().filter(|b| pp.iter().any(|c| touch(b, &c))).count();
            if std::env::var("PERDOC").is_ok() {
                println!("{d} {}x{} {:.3}", fr.len(), ar.len(), 2.0 * (ok - ok0) as f64 / ((g - g0) + (p - p0)) as f64);
            }
            if dump.is_some() {
                println!("##### {d}");
                for b in &pp {
                    if !gg.contains(b) {
                        println!("WRONG {:?}", b);
                        for i in &b.0 {
                            println!("   F{i} {}", fr[*i]);
                        }
                        for j in &b.1 {
                            println!("   A{j} {}", ar[*j]);
                        }
                    }
                }
                for b in &gg {
                    if !pp.contains(b) {
                        println!("MISSED {:?}", b);
                        for i in &b.0 {
                            println!("   F{i} {}", fr[*i]);
                        }
                        for j in &b.1 {
                            println!("   A{j} {}", ar[*j]);
                        }
                    }
                }
            }
        }
        let f = |a: usize, b: usize| a as f64 / b.max(1) as f64;
        let (pr, re) = (f(ok, p), f(ok, g));
        let (lp, lr) = (f(lax_p, p), f(lax_g, g));
        println!(
            "{set:18} docs {} gold {g} strict P {pr:.3} R {re:.3} F1 {:.4}  lax {:.4}  {:?}",
            docs.len(),
            2. * pr * re / (pr + re),
            2. * lp * lr / (lp + lr),
            t.elapsed()
        );
    }
}
