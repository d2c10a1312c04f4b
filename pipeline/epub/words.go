package epub

import (
	"strings"

	"octavo/pipeline/book"
)

// words are the few words the edition needs that are not the author's, in
// one language.
type words struct {
	contents, landmarks, cover, start, notes, back, untitled, rights, volume string
	// kinds name the sections that have no heading of their own.
	kinds map[book.Kind]string
}

// wordsFor returns the words of a language, or those of English.
func wordsFor(lang string) *words {
	primary, _, _ := strings.Cut(strings.ToLower(lang), "-")
	if w, ok := languages[primary]; ok {
		return w
	}
	return languages["en"]
}

// named gives each kind its name, in the order of book.Kinds.
func named(names ...string) map[book.Kind]string {
	m := make(map[book.Kind]string, len(names))
	for i, k := range book.Kinds {
		m[k] = names[i]
	}
	return m
}

var languages = map[string]*words{
	"en": {"Contents", "Landmarks", "Cover", "Begin reading", "Notes", "Back to the text", "Untitled", "Copyright", "Book",
		named("Half Title", "Title Page", "Copyright", "Dedication", "Epigraph", "Contents", "Foreword", "Preface", "Introduction",
			"Content Notes", "Part", "Chapter", "Prologue", "Epilogue", "Interlude", "Afterword", "Author’s Note", "Acknowledgments",
			"About the Author", "Also by the Author", "Colophon", "Appendix", "Excerpt", "Notes")},
	"de": {"Inhalt", "Orientierung", "Umschlag", "Zum Text", "Anmerkungen", "Zurück zum Text", "Ohne Titel", "Copyright", "Band",
		named("Schmutztitel", "Titelseite", "Impressum", "Widmung", "Motto", "Inhalt", "Geleitwort", "Vorwort", "Einleitung",
			"Inhaltshinweise", "Teil", "Kapitel", "Prolog", "Epilog", "Zwischenspiel", "Nachwort", "Anmerkung des Autors", "Danksagung",
			"Über den Autor", "Weitere Bücher", "Kolophon", "Anhang", "Leseprobe", "Anmerkungen")},
	"fr": {"Table des matières", "Repères", "Couverture", "Commencer la lecture", "Notes", "Retour au texte", "Sans titre", "Copyright", "Tome",
		named("Faux-titre", "Page de titre", "Copyright", "Dédicace", "Épigraphe", "Table des matières", "Avant-propos", "Préface", "Introduction",
			"Avertissement", "Partie", "Chapitre", "Prologue", "Épilogue", "Interlude", "Postface", "Note de l’auteur", "Remerciements",
			"À propos de l’auteur", "Du même auteur", "Colophon", "Annexe", "Extrait", "Notes")},
	"es": {"Índice", "Puntos de referencia", "Cubierta", "Empezar a leer", "Notas", "Volver al texto", "Sin título", "Copyright", "Libro",
		named("Anteportada", "Portada", "Créditos", "Dedicatoria", "Epígrafe", "Índice", "Prefacio", "Prefacio", "Introducción",
			"Advertencia", "Parte", "Capítulo", "Prólogo", "Epílogo", "Interludio", "Posfacio", "Nota del autor", "Agradecimientos",
			"Sobre el autor", "Otras obras", "Colofón", "Apéndice", "Adelanto", "Notas")},
	"it": {"Indice", "Punti di riferimento", "Copertina", "Inizia a leggere", "Note", "Torna al testo", "Senza titolo", "Copyright", "Libro",
		named("Occhiello", "Frontespizio", "Copyright", "Dedica", "Epigrafe", "Indice", "Premessa", "Prefazione", "Introduzione",
			"Avvertenze", "Parte", "Capitolo", "Prologo", "Epilogo", "Interludio", "Postfazione", "Nota dell’autore", "Ringraziamenti",
			"L’autore", "Altre opere", "Colophon", "Appendice", "Estratto", "Note")},
	"pt": {"Sumário", "Pontos de referência", "Capa", "Começar a ler", "Notas", "Voltar ao texto", "Sem título", "Copyright", "Livro",
		named("Falsa folha de rosto", "Folha de rosto", "Créditos", "Dedicatória", "Epígrafe", "Sumário", "Apresentação", "Prefácio", "Introdução",
			"Avisos de conteúdo", "Parte", "Capítulo", "Prólogo", "Epílogo", "Interlúdio", "Posfácio", "Nota do autor", "Agradecimentos",
			"Sobre o autor", "Outras obras", "Colofão", "Apêndice", "Trecho", "Notas")},
	"nl": {"Inhoud", "Oriëntatiepunten", "Omslag", "Begin met lezen", "Noten", "Terug naar de tekst", "Zonder titel", "Copyright", "Boek",
		named("Franse titel", "Titelpagina", "Colofon", "Opdracht", "Motto", "Inhoud", "Ten geleide", "Voorwoord", "Inleiding",
			"Inhoudswaarschuwing", "Deel", "Hoofdstuk", "Proloog", "Epiloog", "Tussenspel", "Nawoord", "Noot van de auteur", "Dankwoord",
			"Over de auteur", "Van dezelfde auteur", "Colofon", "Bijlage", "Fragment", "Noten")},
	"sv": {"Innehåll", "Landmärken", "Omslag", "Börja läsa", "Noter", "Tillbaka till texten", "Utan titel", "Copyright", "Bok",
		named("Smutstitel", "Titelsida", "Copyright", "Dedikation", "Motto", "Innehåll", "Förord", "Förord", "Inledning",
			"Innehållsvarning", "Del", "Kapitel", "Prolog", "Epilog", "Mellanspel", "Efterord", "Författarens anmärkning", "Tack",
			"Om författaren", "Av samma författare", "Kolofon", "Bilaga", "Utdrag", "Noter")},
}
