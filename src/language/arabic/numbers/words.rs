//! Number words and what may be written together with them.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a word adds to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// 1 to 9; true for an ordinal.
    Unit(u8, bool),
    /// `عشر`, alone or after a unit.
    Ten,
    /// 20 to 90, alone or after a unit and `و`.
    Tens(u8),
    /// `مائة`, alone or after a unit.
    Hundred,
    /// 200 to 900 in one word.
    Hundreds(u16),
    /// A thousand or a million, which the number before it multiplies.
    Scale(u64),
    /// Its plural, which stands after a number only.
    Plural(u64),
    /// Two of them.
    Dual(u64),
    /// `ألفا` is a thousand after a number (`عشرون ألفا`), two thousand before a noun (`ألفا شخص`).
    OneOrTwo(u64),
    /// `نصف` after a scale.
    Half,
}

static PARTS: LazyLock<FxHashMap<String, Part>> = LazyLock::new(|| {
    let mut parts = FxHashMap::default();
    let mut put = |words: &str, part: Part| {
        for word in words.split(' ') {
            parts.insert(word.to_owned(), part);
        }
    };
    for (value, cardinals, ordinals) in [
        (1, "واحد واحدة احد احدي", "اول اولي حادي حادية"),
        (2, "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي", "ثاني ثانية ثان"),
        (3, "ثلاث ثلاثة ثلاثا", "ثالث ثالثة"),
        (4, "اربع اربعة اربعا", "رابع رابعة"),
        (5, "خمس خمسة خمسا", "خامس خامسة"),
        (6, "ست ستة ستا", "سادس سادسة"),
        (7, "سبع سبعة سبعا", "سابع سابعة"),
        (8, "ثمان ثماني ثمانية ثمانيا", "ثامن ثامنة"),
        (9, "تسع تسعة تسعا", "تاسع تاسعة"),
    ] {
        put(cardinals, Part::Unit(value, false));
        put(ordinals, Part::Unit(value, true));
    }
    put("عشر عشرة عشرا عاشر عاشرة", Part::Ten);
    for (value, stem) in [(20, "عشر"), (30, "ثلاث"), (40, "اربع"), (50, "خمس"), (60, "ست"), (70, "سبع"), (80, "ثمان"), (90, "تسع")]
    {
        put(&format!("{stem}ون {stem}ين"), Part::Tens(value));
    }
    put("مائة مئة ماية", Part::Hundred);
    put("مائتان مائتين مائتا مائتي مئتان مئتين مئتا مئتي", Part::Hundreds(200));
    for (value, stem) in [(300, "ثلاث"), (400, "اربع"), (500, "خمس"), (600, "ست"), (700, "سبع"), (800, "ثمان"), (800, "ثماني"), (900, "تسع")]
    {
        put(&format!("{stem}مائة {stem}مئة {stem}ماية"), Part::Hundreds(value));
    }
    put("الف", Part::Scale(1_000));
    put("الاف", Part::Plural(1_000));
    put("الفان الفين الفي", Part::Dual(1_000));
    put("الفا", Part::OneOrTwo(1_000));
    put("مليون", Part::Scale(1_000_000));
    put("ملايين", Part::Plural(1_000_000));
    put("مليونان مليونين مليوني", Part::Dual(1_000_000));
    put("مليونا", Part::OneOrTwo(1_000_000));
    put("مليار بليون", Part::Scale(1_000_000_000));
    put("مليارات بلايين", Part::Plural(1_000_000_000));
    put("ملياران مليارين ملياري", Part::Dual(1_000_000_000));
    put("مليارا", Part::OneOrTwo(1_000_000_000));
    put("نصف", Part::Half);
    parts
});

/// Proclitics of a number's first word, the longest first.
const PROCLITICS: [&str; 17] = ["وبال", "وكال", "ولل", "وال", "بال", "فال", "كال", "لل", "ال", "وب", "ول", "وك", "و", "ب", "ل", "ف", "ك"];

/// A number's first word: its proclitics and what is left.
pub(super) fn first(word: &str) -> Option<(&'static str, Part)> {
    // No number word is longer; nothing else needs looking up.
    if word.len() > 40 {
        return None;
    }
    if let Some(&part) = PARTS.get(word) {
        return Some(("", part));
    }
    PROCLITICS.iter().find_map(|&clitic| {
        let core = word.strip_prefix(clitic)?;
        // لست is "I am not" sooner than "for six".
        let too_short = matches!(core, "ست" | "سبع" | "احد") && !matches!(clitic, "ال" | "و" | "وال");
        PARTS.get(core).filter(|_| !too_short).map(|&part| (clitic, part))
    })
}

/// A further word: whether `و` is written together with it, and what it is.
pub(super) fn following(word: &str) -> Option<(bool, Part)> {
    if word.len() > 40 {
        return None;
    }
    let part = |core: &str| PARTS.get(core).or_else(|| PARTS.get(core.strip_prefix("ال")?)).copied();
    part(word).map(|part| (false, part)).or_else(|| Some((true, part(word.strip_prefix('و')?)?)))
}

/// False for words that are a number only in company: `أحد`, `واحد`, `آلاف`, and Monday.
pub(super) fn stands_alone(word: &str, part: Part) -> bool {
    match part {
        Part::Unit(1, false) | Part::Half | Part::Plural(_) => false,
        Part::Unit(2, false) => !word.contains("ال"),
        Part::Unit(1, true) => !word.contains("حادي"),
        _ => true,
    }
}

/// True for words that are more often something else than a number when they stand alone: a lady, a lion, a fifth.
pub(super) fn doubtful(word: &str) -> bool {
    let Some((clitic, part)) = first(word) else { return false };
    let core = &word[clitic.len()..];
    matches!(core, "ست" | "سبع" | "خمس" | "عشر" | "الف" | "الفا" | "الفي" | "ثلاثا" | "خمسا" | "ستا" | "سبعا" | "عشرا" | "ثان")
        || matches!(part, Part::Unit(1 | 2, true))
}
