//! Styles and regions that nothing else names.

use super::{Entry, Report};
use crate::glossary::load::{Column, Kind};
use std::collections::BTreeMap;

/// Two-letter codes of countries, after ISO 3166-1, and `eu`, `un`, which the standard reserves.
const COUNTRIES: &str = "ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw by bz ca cc cd cf cg ch ci \
    ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg eh er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy \
    hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml \
    mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se \
    sg sh si sj sk sl sm sn so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug um un us uy uz va vc ve vg vi vn vu wf ws ye yt za \
    zm zw";

/// Rows that must name an organisation before it counts as one.
const ENOUGH: usize = 2;

/// Checks the styles and regions of all rows.
pub(super) fn check(entries: &[Entry], report: &mut Report) {
    let mut rows: BTreeMap<String, Vec<(&Entry, &str)>> = BTreeMap::new();
    for entry in entries {
        for region in entry.concept.regions() {
            rows.entry(region.to_lowercase()).or_default().push((entry, entry.title(&Column::Region).unwrap_or_default()));
        }
        for terms in &entry.concept.terms {
            let title = entry.title(&Column::List(terms.lang.clone(), Kind::Styles)).unwrap_or_default();
            for (style, _) in &terms.styles {
                rows.entry(style.clone()).or_default().push((entry, title));
            }
        }
    }
    for (name, places) in rows {
        let known = COUNTRIES.split_whitespace().any(|code| code == name);
        let mut lines: Vec<_> = places.iter().map(|(entry, _)| (&entry.table.name, entry.line)).collect();
        lines.dedup();
        if known || lines.len() >= ENOUGH {
            continue;
        }
        for (entry, title) in places {
            let message = format!("`{name}` is no country code, and no other row names it: is it spelt right?");
            report.add("unknown-style", entry, Some(title), message);
        }
    }
}
