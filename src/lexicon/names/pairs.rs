//! The pairs that the prices are tuned on, and how well they are told apart.

use super::NameKey;
use crate::text::fold;

/// Names and their Arabic spelling in the press.
const PAIRS: &[(&str, &str)] = &[
    // Morocco, Algeria, Tunisia
    ("Bouzidi", "بوزيدي"),
    ("Benkirane", "بنكيران"),
    ("Akhannouch", "أخنوش"),
    ("Laftit", "لفتيت"),
    ("Ouahbi", "وهبي"),
    ("Chraïbi", "الشرايبي"),
    ("Lahlou", "لحلو"),
    ("Bennani", "بناني"),
    ("Guessous", "كسوس"),
    ("Tazi", "التازي"),
    ("Benjelloun", "بنجلون"),
    ("Zniber", "زنيبر"),
    ("Khattabi", "الخطابي"),
    ("Mernissi", "المرنيسي"),
    ("Bouteflika", "بوتفليقة"),
    ("Tebboune", "تبون"),
    ("Ghannouchi", "الغنوشي"),
    ("Essebsi", "السبسي"),
    ("Abdelkader", "عبدالقادر"),
    ("Abderrahmane", "عبدالرحمن"),
    ("Noureddine", "نورالدين"),
    ("Moustapha", "مصطفى"),
    ("Khadija", "خديجة"),
    ("Fatima", "فاطمة"),
    ("Aïcha", "عائشة"),
    ("Youssef", "يوسف"),
    ("Brahim", "ابراهيم"),
    ("Rachida", "رشيدة"),
    ("Hicham", "هشام"),
    ("Driss", "إدريس"),
    ("Jaouad", "جواد"),
    ("Soufiane", "سفيان"),
    ("Zakaria", "زكرياء"),
    ("Ghizlane", "غزلان"),
    ("Marrakech", "مراكش"),
    ("Meknès", "مكناس"),
    ("Tétouan", "تطوان"),
    ("Ouarzazate", "ورزازات"),
    ("Khémisset", "الخميسات"),
    ("Chefchaouen", "شفشاون"),
    ("Taroudant", "تارودانت"),
    ("Kénitra", "القنيطرة"),
    ("Guelmim", "كلميم"),
    ("Zagora", "زاكورة"),
    ("Benguerir", "بنجرير"),
    ("Tlemcen", "تلمسان"),
    ("Constantine", "قسنطينة"),
    ("Sfax", "صفاقس"),
    ("Kairouan", "القيروان"),
    ("Nouakchott", "نواكشوط"),
    // Levant, Egypt, Gulf
    ("Mikati", "ميقاتي"),
    ("Hariri", "الحريري"),
    ("Joumblatt", "جنبلاط"),
    ("Khoury", "خوري"),
    ("Darwich", "درويش"),
    ("Kabbani", "قباني"),
    ("Safadi", "الصفدي"),
    ("Mahfouz", "محفوظ"),
    ("Moubarak", "مبارك"),
    ("Gamal", "جمال"),
    ("Chafik", "شفيق"),
    ("Mansouri", "المنصوري"),
    ("Maktoum", "مكتوم"),
    ("Thani", "ثاني"),
    ("Khalifa", "خليفة"),
    ("Dosari", "الدوسري"),
    ("Harthi", "الحارثي"),
    ("Ghamdi", "الغامدي"),
    ("Nahyan", "نهيان"),
    ("Beyrouth", "بيروت"),
    ("Ramallah", "رام الله"),
    ("Alexandrie", "الإسكندرية"),
    ("Mascate", "مسقط"),
    ("Karbala", "كربلاء"),
    ("Falloujah", "الفلوجة"),
    ("Homs", "حمص"),
    // Europe and America
    ("Macron", "ماكرون"),
    ("Sarkozy", "ساركوزي"),
    ("Mercier", "ميرسيي"),
    ("Dupont", "دوبون"),
    ("Bernard", "برنار"),
    ("Lecornu", "لوكورنو"),
    ("Darmanin", "دارمانان"),
    ("Churchill", "تشرشل"),
    ("Thatcher", "تاتشر"),
    ("Johnson", "جونسون"),
    ("Clinton", "كلينتون"),
    ("Kennedy", "كينيدي"),
    ("Guterres", "غوتيريش"),
    ("Sanchez", "سانشيز"),
    ("Rodriguez", "رودريغيز"),
    ("Zapatero", "ثاباتيرو"),
    ("Poutine", "بوتين"),
    ("Lavrov", "لافروف"),
    ("Zelensky", "زيلينسكي"),
    ("Novak", "نوفاك"),
    ("Kovac", "كوفاتش"),
    ("Milosevic", "ميلوسيفيتش"),
    ("Erdogan", "أردوغان"),
    ("Davutoglu", "داوودأوغلو"),
    ("Yilmaz", "يلماز"),
    ("Merkel", "ميركل"),
    ("Scholz", "شولتس"),
    ("Schröder", "شرودر"),
    ("Marseille", "مرسيليا"),
    ("Strasbourg", "ستراسبورغ"),
    ("Bruxelles", "بروكسل"),
    ("Madrid", "مدريد"),
    ("Barcelone", "برشلونة"),
    ("Varsovie", "وارسو"),
    ("Ankara", "أنقرة"),
    ("Glasgow", "غلاسكو"),
    ("Chicago", "شيكاغو"),
    ("Houston", "هيوستن"),
    // Africa and Asia
    ("Macky", "ماكي"),
    ("Ouattara", "واتارا"),
    ("Sankara", "سانكارا"),
    ("Mandela", "مانديلا"),
    ("Kagame", "كاغامي"),
    ("Dakar", "داكار"),
    ("Bamako", "باماكو"),
    ("Niamey", "نيامي"),
    ("Abidjan", "أبيدجان"),
    ("Kinshasa", "كينشاسا"),
    ("Nairobi", "نيروبي"),
    ("Islamabad", "إسلام أباد"),
    ("Singapour", "سنغافورة"),
    ("Jakarta", "جاكرتا"),
];

/// Counts over all pairs of a Latin and an Arabic name.
struct Figures {
    first: usize,
    precision: f64,
    recall: f64,
}

fn figures(above: f32) -> Figures {
    let keys: Vec<(NameKey, NameKey)> =
        PAIRS.iter().map(|(latin, arabic)| (NameKey::new(&fold(latin).text), NameKey::new(&fold(arabic).text))).collect();
    let (mut first, mut right, mut wrong) = (0, 0, 0);
    for (at, (latin, own)) in keys.iter().enumerate() {
        let score = latin.likeness(own);
        let mut best_other = 0.0f32;
        for (other_at, (_, other)) in keys.iter().enumerate().filter(|&(other_at, _)| other_at != at) {
            let likeness = latin.likeness(other);
            best_other = best_other.max(likeness);
            if likeness > above {
                println!("taken for one: {} {} {likeness:.2}", PAIRS[at].0, PAIRS[other_at].1);
                wrong += 1;
            }
        }
        first += usize::from(score > best_other);
        right += usize::from(score > above);
        if score <= above {
            println!("missed: {} {} {score:.2}", PAIRS[at].0, PAIRS[at].1);
        }
    }
    Figures { first, precision: right as f64 / (right + wrong).max(1) as f64, recall: right as f64 / PAIRS.len() as f64 }
}

#[test]
fn names_are_told_apart() {
    let Figures { first, precision, recall } = figures(0.0);
    let f1 = 2.0 * precision * recall / (precision + recall);
    println!("{} pairs: first {first}, P {precision:.3}, R {recall:.3}, F1 {f1:.3}", PAIRS.len());
    assert!(PAIRS.len() >= 120);
    assert!(f1 > 0.95, "F1 {f1:.3}");
    assert!(first * 100 >= PAIRS.len() * 92, "first {first}");
}
