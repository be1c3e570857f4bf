//! What the names of elements and classes say.

/// Elements that have no end tag.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area" | "base" | "br" | "col" | "embed" | "hr" | "img" | "input" | "link" | "meta" | "param" | "source" | "track" | "wbr"
    )
}

/// Elements whose content is not text of the page.
pub(super) fn is_unseen(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "textarea"
            | "select"
            | "iframe"
            | "svg"
            | "math"
            | "object"
            | "audio"
            | "video"
            | "canvas"
    )
}

/// Elements that stand in lines of their own.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
    ) || matches!(
        name,
        "figcaption" | "figure" | "footer" | "form" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "head" | "header" | "hgroup"
    ) || matches!(
        name,
        "hr" | "html" | "li" | "main" | "nav" | "ol" | "p" | "pre" | "section" | "summary" | "table" | "tbody" | "td" | "tfoot"
    ) || matches!(name, "th" | "thead" | "title" | "tr" | "ul")
}

/// Words of a class or id that mark what newspapers put between the paragraphs. Whole classes, as `pub` is also the beginning of `publie`.
pub(super) fn is_clutter(value: &str) -> bool {
    const WORDS: &str = "pub pubs publicite publicites ad ads advert adverts advertisement advertising sponsor sponsored sponsorise promo newsletter \
        cookie cookies consent gdpr rgpd share sharing partage partager social related similaires lire-aussi a-lire-aussi read-also see-also voir-aussi \
        comments commentaires breadcrumb breadcrumbs fil-ariane tags paywall abonnement subscribe popup modal sidebar most-read les-plus-lus";
    value.split_ascii_whitespace().any(|class| {
        let class = class.to_ascii_lowercase().replace('_', "-");
        let first = class.split('-').next().unwrap_or_default();
        let telling =
            matches!(first, "cookie" | "cookies" | "consent" | "advert" | "advertisement" | "publicite" | "newsletter" | "related");
        telling || WORDS.split_ascii_whitespace().any(|word| word == class)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clutter_goes_by_whole_classes() {
        for value in ["pub", "haut Pub", "lire_aussi", "cookie-banner", "newsletter-box"] {
            assert!(is_clutter(value), "{value}");
        }
        for value in ["publie", "public", "article-pub-date", "commentaire-editorial", "adresse"] {
            assert!(!is_clutter(value), "{value}");
        }
    }
}
