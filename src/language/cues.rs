/// The set words by which the press of one language marks what is not prose: bylines, photographers' credits, agencies, embedded posts.
///
/// All are **folded** (see [`crate::text::fold`]), punctuation replaced by single spaces.
#[derive(Debug, Clone, Copy, Default)]
pub struct PressCues {
    /// What stands before an author's name: "Par", "Propos recueillis par".
    pub bylines: &'static [&'static str],
    /// What does so with a colon only, since it may as well begin a sentence: "Texte :".
    pub byline_labels: &'static [&'static str],
    /// What stands before the agencies an article draws on: "Avec".
    pub with: &'static [&'static str],
    /// What stands before the date or place of publication: "Publié le".
    pub published: &'static [&'static str],
    /// What stands before or after a photographer's or source's name: "Photo", "Crédit".
    pub photo: &'static [&'static str],
    /// News and picture agencies, as they sign.
    pub agencies: &'static [&'static str],
    /// Words that make a name the name of an agency: "Agence".
    pub agency_nouns: &'static [&'static str],
    /// What a social network puts in place of a post that it embeds: "Voir cette publication sur Instagram".
    pub embeds: &'static [&'static str],
    /// What stands before the author of an embedded post: "Une publication partagée par".
    pub shared_by: &'static [&'static str],
    /// Words for whoever is writing, which the prose of an article has only inside quotations: "nous", "nos".
    pub writer: &'static [&'static str],
    /// Words soon after `writer` and `reader` words that show a newspaper speaking for itself: "confrères" in "nos confrères", "dire" in "autant vous dire".
    pub newspaper: &'static [&'static str],
    /// Words for whoever is reading, imperatives among them: "vous", "venez".
    pub reader: &'static [&'static str],
    /// Words that call out at the head of a sentence: "Merci", "Bravo".
    pub calls: &'static [&'static str],
    /// Month names, short forms included.
    pub months: &'static [&'static str],
}

impl PressCues {
    /// No cues.
    pub const NONE: PressCues = PressCues {
        bylines: &[],
        byline_labels: &[],
        with: &[],
        published: &[],
        photo: &[],
        agencies: &[],
        agency_nouns: &[],
        embeds: &[],
        shared_by: &[],
        writer: &[],
        newspaper: &[],
        reader: &[],
        calls: &[],
        months: &[],
    };
}
