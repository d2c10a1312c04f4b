package epub

import (
	"slices"
	"strings"
	"unicode"

	"octavo/pipeline/book"
	"octavo/pipeline/epub/finish"
)

// agents turns people into creators or contributors. One without a role has
// the usual one.
func agents(list []book.Contributor, usual string) []finish.Agent {
	var out []finish.Agent
	for _, c := range list {
		name := clean(c.Name)
		if name == "" {
			continue
		}
		sort := clean(c.Sort)
		if sort == "" {
			sort = nameSort(name)
		}
		out = append(out, finish.Agent{Name: name, FileAs: sort, Role: relator(c.Role, usual)})
	}
	return out
}

// relators are the words authors use for the roles of MARC.
var relators = map[string]string{
	"author": "aut", "translator": "trl", "editor": "edt", "illustrator": "ill", "narrator": "nrt", "photographer": "pht",
	"cover designer": "cov", "designer": "bkd", "foreword": "aui", "introduction": "win", "afterword": "aft",
	"contributor": "ctb", "compiler": "com", "proofreader": "pfr", "copyeditor": "cpe", "artist": "art",
}

// relator returns the MARC code of a role: three small letters.
func relator(role, usual string) string {
	role = strings.ToLower(clean(role))
	if code := relators[role]; code != "" {
		return code
	}
	if len(role) == 3 && asciiAlnum(role, false) {
		return role
	}
	return usual
}

// nameSort returns the form a name is filed under: "Le Guin, Ursula K." needs
// to be given, "Okafor, Ines" and "van Gogh, Vincent" are found. Names of one
// word and those with a comma stay.
func nameSort(name string) string {
	words := strings.Fields(name)
	if len(words) < 2 || strings.Contains(name, ",") {
		return name
	}
	last := len(words) - 1
	suffix := ""
	if slices.Contains([]string{"jr.", "jr", "sr.", "sr", "ii", "iii", "iv"}, strings.ToLower(words[last])) && last > 1 {
		suffix = ", " + words[last]
		last--
	}
	first := last
	for first > 1 && isParticle(words[first-1]) {
		first--
	}
	return strings.Join(words[first:last+1], " ") + ", " + strings.Join(words[:first], " ") + suffix
}

// isParticle reports whether a word belongs to the name after it: van, de la.
func isParticle(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLower(r) }) < 0
}

// articles are the words a title is not filed under.
var articles = map[string][]string{
	"en": {"The", "A", "An"}, "de": {"Der", "Die", "Das", "Ein", "Eine"}, "fr": {"Le", "La", "Les", "Un", "Une"},
	"es": {"El", "La", "Los", "Las", "Un", "Una"}, "it": {"Il", "Lo", "La", "I", "Gli", "Le", "Un", "Una"},
	"nl": {"De", "Het", "Een"}, "pt": {"O", "A", "Os", "As", "Um", "Uma"}, "sv": {"Den", "Det", "De", "En", "Ett"},
}

// titleSort returns the form a title is filed under: "Lantern Stage, The".
func titleSort(title, lang string) string {
	primary, _, _ := strings.Cut(lang, "-")
	first, rest, ok := strings.Cut(title, " ")
	if ok && rest != "" && slices.Contains(articles[primary], first) {
		return rest + ", " + first
	}
	return title
}
