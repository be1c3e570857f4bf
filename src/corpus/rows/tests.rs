use super::*;
use crate::corpus::listings::{FoundTermRow, Piece, SegmentRow};
use crate::document::SegmentKind;

/// The usual pair.
pub(in crate::corpus) fn french_arabic() -> Languages {
    Languages::new(Lang::FRENCH, Lang::ARABIC)
}

fn passage(text: &str, doc: &str, from: usize) -> Passage {
    Passage { text: text.into(), doc: doc.into(), from, to: from + text.chars().count() }
}

pub(in crate::corpus) fn sentence() -> SentenceRow {
    SentenceRow {
        id: "gare-2:s0004".into(),
        pair: "gare-2".into(),
        bead: "1-1".into(),
        order: Order::Parallel,
        score: 0.9,
        source: Some(passage("- La gare, dit-il, « ouvre » demain.", "gare-2.fr.txt", 120)),
        target: Some(passage("قال إن المحطة تفتح غدا.", "gare-2.ar.txt", 98)),
        terms: vec!["station".into(), "opening".into()],
    }
}

pub(in crate::corpus) fn quote() -> QuoteRow {
    QuoteRow {
        id: "gare-2:q0001".into(),
        pair: "gare-2".into(),
        kind: QuoteKind::Partial,
        lang: Lang::FRENCH,
        speaker: "le chef de gare".into(),
        cue: "dit-il".into(),
        attribution: Attribution::Anaphoric,
        quote: passage("ouvre", "gare-2.fr.txt", 141),
        link: Link::None,
        score: None,
        target: None,
    }
}

pub(in crate::corpus) fn term() -> TermRow {
    TermRow {
        id: "gare-2:t0001".into(),
        pair: "gare-2".into(),
        sentence: "gare-2:s0004".into(),
        concept: "station".into(),
        status: "preferred",
        source: Some(passage("gare", "gare-2.fr.txt", 125)),
        target: Some(passage("المحطة", "gare-2.ar.txt", 105)),
        tier: "clitic",
    }
}

fn header<R: Record>(languages: &Languages) -> String {
    R::columns(languages).iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(",")
}

#[test]
fn columns_and_their_order_are_the_contract() {
    let languages = french_arabic();
    assert_eq!(header::<SentenceRow>(&languages), "id,pair,type,order,score,fr,ar,fr_doc,fr_from,fr_to,ar_doc,ar_from,ar_to,terms");
    assert_eq!(
        header::<QuoteRow>(&languages),
        "id,pair,kind,lang,speaker,cue,attribution,quote,fr_doc,fr_from,fr_to,link,score,ar,ar_doc,ar_from,ar_to"
    );
    assert_eq!(header::<TermRow>(&languages), "id,pair,sentence,concept,status,fr,fr_doc,fr_from,fr_to,ar,ar_doc,ar_from,ar_to,match");
    assert_eq!(header::<SegmentRow>(&languages), "doc,index,kind,lang,from,to,text,speaker");
    assert_eq!(header::<FoundTermRow>(&languages), "line,concept,fr,ar,surface,from,to,match,status");
}

#[test]
fn no_pair_of_languages_gives_two_columns_one_name() {
    for (from, to) in [("id", "ar"), ("fr", "id"), ("de", "de"), ("und", "und"), ("to", "from"), ("source", "target")] {
        let languages = Languages::new(Lang::new(from), Lang::new(to));
        for header in [
            header::<SentenceRow>(&languages),
            header::<QuoteRow>(&languages),
            header::<TermRow>(&languages),
            header::<FoundTermRow>(&languages),
        ] {
            let mut names: Vec<_> = header.split(',').collect();
            names.sort_unstable();
            let all = names.len();
            names.dedup();
            assert_eq!(names.len(), all, "{from} {to}: {header}");
        }
    }
}

#[test]
fn every_row_has_a_cell_for_each_column() {
    fn check<R: Record>(row: &R) {
        assert_eq!(row.cells().len(), R::columns(&french_arabic()).len(), "{}", R::TABLE);
    }
    check(&sentence());
    check(&SentenceRow { source: None, terms: vec![], ..sentence() });
    check(&quote());
    check(&term());
    check(&SegmentRow { index: 0, kind: Piece::Quote, lang: Lang::FRENCH, passage: Passage::default(), speaker: String::new() });
    check(&FoundTermRow {
        line: 1,
        concept: "station".into(),
        source: "gare".into(),
        target: "محطة".into(),
        surface: "المحطة".into(),
        from: 0,
        to: 6,
        tier: "clitic",
        status: "preferred",
    });
}

#[test]
fn names_that_rows_write_are_names_that_columns_allow() {
    let allowed = |columns: Vec<Column>, name: &str| {
        columns.into_iter().find_map(|column| match column.kind {
            OneOf(words) if column.name == name => Some(words),
            _ => None,
        })
    };
    let languages = french_arabic();
    let kinds = allowed(QuoteRow::columns(&languages), "kind").unwrap();
    assert_eq!(kinds, [QuoteKind::Direct, QuoteKind::Partial, QuoteKind::Heading, QuoteKind::Post].map(QuoteKind::as_str));
    let attributions = allowed(QuoteRow::columns(&languages), "attribution").unwrap();
    let all = [Attribution::Explicit, Attribution::Anaphoric, Attribution::Implicit, Attribution::None];
    assert_eq!(attributions, all.map(Attribution::as_str));
    assert_eq!(allowed(QuoteRow::columns(&languages), "link").unwrap(), [Link::Full, Link::Partial, Link::None].map(Link::as_str));
    assert_eq!(allowed(SentenceRow::columns(&languages), "order").unwrap(), [Order::Parallel, Order::Free].map(Order::as_str));
    use SegmentKind as S;
    let pieces = [S::Sentence, S::Heading, S::Caption, S::Dateline, S::Credit, S::Post, S::Url].map(|kind| Piece::Segment(kind).as_str());
    let segment_kinds = allowed(SegmentRow::columns(&languages), "kind").unwrap();
    assert_eq!(segment_kinds, [&pieces[..], &[Piece::Quote.as_str()]].concat());
}
