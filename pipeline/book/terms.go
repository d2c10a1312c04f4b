package book

import "strings"

// Terms are the few words editions need that are not the author's, in one
// language.
type Terms struct {
	Contents, Landmarks, Pages, Cover, Start, Notes, Back, Untitled, Rights, Volume string
	// Kinds name the sections that have no heading of their own.
	Kinds map[Kind]string
}

// TermsFor returns the words of a language, or those of English.
func TermsFor(lang string) *Terms {
	lang = strings.ToLower(lang)
	primary, _, _ := strings.Cut(lang, "-")
	switch {
	case primary == "iw":
		primary = "he"
	case primary == "yue", primary == "zh" && (strings.Contains(lang, "hant") || strings.HasSuffix(lang, "-tw") || strings.HasSuffix(lang, "-hk") || strings.HasSuffix(lang, "-mo")):
		primary = "zh-hant"
	}
	if w, ok := languages[primary]; ok {
		return w
	}
	return languages["en"]
}

// named gives each kind its name, in the order of Kinds.
func named(names ...string) map[Kind]string {
	m := make(map[Kind]string, len(names))
	for i, k := range Kinds {
		m[k] = names[i]
	}
	return m
}

var languages = map[string]*Terms{
	"en": {"Contents", "Landmarks", "Pages", "Cover", "Begin reading", "Notes", "Back to the text", "Untitled", "Copyright", "Book",
		named("Half Title", "Title Page", "Copyright", "Dedication", "Epigraph", "Contents", "Foreword", "Preface", "Introduction",
			"Content Notes", "Part", "Chapter", "Prologue", "Epilogue", "Interlude", "Afterword", "Author’s Note", "Acknowledgments",
			"About the Author", "Also by the Author", "Colophon", "Appendix", "Excerpt", "Notes")},
	"de": {"Inhalt", "Orientierung", "Seiten", "Umschlag", "Zum Text", "Anmerkungen", "Zurück zum Text", "Ohne Titel", "Copyright", "Band",
		named("Schmutztitel", "Titelseite", "Impressum", "Widmung", "Motto", "Inhalt", "Geleitwort", "Vorwort", "Einleitung",
			"Inhaltshinweise", "Teil", "Kapitel", "Prolog", "Epilog", "Zwischenspiel", "Nachwort", "Anmerkung des Autors", "Danksagung",
			"Über den Autor", "Weitere Bücher", "Kolophon", "Anhang", "Leseprobe", "Anmerkungen")},
	"fr": {"Table des matières", "Repères", "Pages", "Couverture", "Commencer la lecture", "Notes", "Retour au texte", "Sans titre", "Copyright", "Tome",
		named("Faux-titre", "Page de titre", "Copyright", "Dédicace", "Épigraphe", "Table des matières", "Avant-propos", "Préface", "Introduction",
			"Avertissement", "Partie", "Chapitre", "Prologue", "Épilogue", "Interlude", "Postface", "Note de l’auteur", "Remerciements",
			"À propos de l’auteur", "Du même auteur", "Colophon", "Annexe", "Extrait", "Notes")},
	"es": {"Índice", "Puntos de referencia", "Páginas", "Cubierta", "Empezar a leer", "Notas", "Volver al texto", "Sin título", "Copyright", "Libro",
		named("Anteportada", "Portada", "Créditos", "Dedicatoria", "Epígrafe", "Índice", "Prefacio", "Prefacio", "Introducción",
			"Advertencia", "Parte", "Capítulo", "Prólogo", "Epílogo", "Interludio", "Posfacio", "Nota del autor", "Agradecimientos",
			"Sobre el autor", "Otras obras", "Colofón", "Apéndice", "Adelanto", "Notas")},
	"it": {"Indice", "Punti di riferimento", "Pagine", "Copertina", "Inizia a leggere", "Note", "Torna al testo", "Senza titolo", "Copyright", "Libro",
		named("Occhiello", "Frontespizio", "Copyright", "Dedica", "Epigrafe", "Indice", "Premessa", "Prefazione", "Introduzione",
			"Avvertenze", "Parte", "Capitolo", "Prologo", "Epilogo", "Interludio", "Postfazione", "Nota dell’autore", "Ringraziamenti",
			"L’autore", "Altre opere", "Colophon", "Appendice", "Estratto", "Note")},
	"pt": {"Sumário", "Pontos de referência", "Páginas", "Capa", "Começar a ler", "Notas", "Voltar ao texto", "Sem título", "Copyright", "Livro",
		named("Falsa folha de rosto", "Folha de rosto", "Créditos", "Dedicatória", "Epígrafe", "Sumário", "Apresentação", "Prefácio", "Introdução",
			"Avisos de conteúdo", "Parte", "Capítulo", "Prólogo", "Epílogo", "Interlúdio", "Posfácio", "Nota do autor", "Agradecimentos",
			"Sobre o autor", "Outras obras", "Colofão", "Apêndice", "Trecho", "Notas")},
	"nl": {"Inhoud", "Oriëntatiepunten", "Pagina’s", "Omslag", "Begin met lezen", "Noten", "Terug naar de tekst", "Zonder titel", "Copyright", "Boek",
		named("Franse titel", "Titelpagina", "Colofon", "Opdracht", "Motto", "Inhoud", "Ten geleide", "Voorwoord", "Inleiding",
			"Inhoudswaarschuwing", "Deel", "Hoofdstuk", "Proloog", "Epiloog", "Tussenspel", "Nawoord", "Noot van de auteur", "Dankwoord",
			"Over de auteur", "Van dezelfde auteur", "Colofon", "Bijlage", "Fragment", "Noten")},
	"sv": {"Innehåll", "Landmärken", "Sidor", "Omslag", "Börja läsa", "Noter", "Tillbaka till texten", "Utan titel", "Copyright", "Bok",
		named("Smutstitel", "Titelsida", "Copyright", "Dedikation", "Motto", "Innehåll", "Förord", "Förord", "Inledning",
			"Innehållsvarning", "Del", "Kapitel", "Prolog", "Epilog", "Mellanspel", "Efterord", "Författarens anmärkning", "Tack",
			"Om författaren", "Av samma författare", "Kolofon", "Bilaga", "Utdrag", "Noter")},
	"ru": {"Оглавление", "Ориентиры", "Страницы", "Обложка", "Начать чтение", "Примечания", "Назад к тексту", "Без названия", "Авторские права", "Книга",
		named("Шмуцтитул", "Титульный лист", "Выходные данные", "Посвящение", "Эпиграф", "Оглавление", "Вступительное слово", "Предисловие", "Введение",
			"Предупреждение", "Часть", "Глава", "Пролог", "Эпилог", "Интерлюдия", "Послесловие", "От автора", "Благодарности",
			"Об авторе", "Другие книги автора", "Колофон", "Приложение", "Отрывок", "Примечания")},
	"he": {"תוכן העניינים", "ציוני דרך", "עמודים", "כריכה", "תחילת הקריאה", "הערות", "חזרה לטקסט", "ללא שם", "זכויות יוצרים", "ספר",
		named("שער מקדים", "שער", "זכויות יוצרים", "הקדשה", "מוטו", "תוכן העניינים", "פתח דבר", "הקדמה", "מבוא",
			"אזהרת תוכן", "חלק", "פרק", "פרולוג", "אפילוג", "אתנחתא", "אחרית דבר", "הערת המחבר", "תודות",
			"על המחבר", "ספרים נוספים", "קולופון", "נספח", "קטע מספר אחר", "הערות")},
	"ar": {"المحتويات", "معالم", "الصفحات", "الغلاف", "بدء القراءة", "الحواشي", "العودة إلى النص", "بلا عنوان", "حقوق النشر", "الكتاب",
		named("صفحة العنوان الأولى", "صفحة العنوان", "حقوق النشر", "إهداء", "اقتباس", "المحتويات", "تصدير", "تمهيد", "مقدمة",
			"تنبيه حول المحتوى", "الجزء", "الفصل", "استهلال", "خاتمة", "فاصل", "كلمة ختامية", "ملاحظة المؤلف", "شكر وتقدير",
			"عن المؤلف", "كتب أخرى للمؤلف", "بيانات الطباعة", "ملحق", "مقتطف", "الحواشي")},
	"ja": {"目次", "ランドマーク", "ページ", "表紙", "読み始める", "注", "本文に戻る", "無題", "著作権", "第",
		named("扉", "題扉", "奥付", "献辞", "題辞", "目次", "序文", "はじめに", "序論",
			"内容に関する注意", "部", "章", "プロローグ", "エピローグ", "幕間", "あとがき", "著者より", "謝辞",
			"著者について", "既刊", "奥付", "付録", "次回作より", "注")},
	"zh": {"目录", "导航", "页码", "封面", "开始阅读", "注释", "返回正文", "无题", "版权", "卷",
		named("扉页", "书名页", "版权页", "献词", "题词", "目录", "序言", "前言", "引言",
			"内容提示", "部", "章", "序幕", "尾声", "插曲", "后记", "作者的话", "致谢",
			"关于作者", "作者其他作品", "出版说明", "附录", "试读", "注释")},
	"zh-hant": {"目錄", "導覽", "頁碼", "封面", "開始閱讀", "註釋", "返回正文", "無題", "版權", "卷",
		named("扉頁", "書名頁", "版權頁", "獻詞", "題詞", "目錄", "序言", "前言", "引言",
			"內容提示", "部", "章", "序幕", "尾聲", "插曲", "後記", "作者的話", "致謝",
			"關於作者", "作者其他作品", "出版說明", "附錄", "試讀", "註釋")},
	"ko": {"차례", "이정표", "쪽", "표지", "읽기 시작", "주석", "본문으로 돌아가기", "제목 없음", "저작권", "권",
		named("반표제지", "표제지", "저작권", "헌사", "제사", "차례", "추천사", "머리말", "서론",
			"내용 주의", "부", "장", "프롤로그", "에필로그", "막간", "후기", "작가의 말", "감사의 말",
			"지은이 소개", "지은이의 다른 책", "판권", "부록", "미리보기", "주석")},
}
