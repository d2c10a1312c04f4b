package hyphen

import (
	"compress/gzip"
	"embed"
	"io"
	"strings"
	"sync"
)

//go:embed patterns/*.gz
var files embed.FS

// A language is one set of patterns, read when first asked for.
type language struct {
	patterns    string   // name of the file in patterns, less its ending
	exceptions  []string // the same
	left, right int      // the hyphenmins for typesetting that the source gives
}

// languages by the tag they are known by.
var languages = map[string]language{
	"en-us":   {"hyph-en-us.pat", []string{"hyph-en-us.hyp", "ushyphex"}, 2, 3},
	"en-gb":   {"hyph-en-gb.pat", []string{"hyph-en-gb.hyp"}, 2, 3},
	"fr":      {"hyph-fr.pat", nil, 2, 2},
	"de-1996": {"hyph-de-1996.pat", nil, 2, 2},
	"es":      {"hyph-es.pat", nil, 2, 2},
	"it":      {"hyph-it.pat", nil, 2, 2},
	"pt":      {"hyph-pt.pat", []string{"hyph-pt.hyp"}, 2, 3},
	"nl":      {"hyph-nl.pat", []string{"hyph-nl.hyp"}, 2, 2},
	"pl":      {"hyph-pl.pat", []string{"hyph-pl.hyp"}, 2, 2},
	"ru":      {"hyph-ru.pat", []string{"hyph-ru.hyp"}, 2, 2},
}

// others are tags that mean one of languages. The English of the Commonwealth
// divides words as London does, Canada's as New York does.
var others = map[string]string{
	"en": "en-us", "de": "de-1996", "de-1901": "",
	"en-au": "en-gb", "en-ie": "en-gb", "en-in": "en-gb", "en-nz": "en-gb", "en-za": "en-gb",
	"en-uk": "en-gb",
}

var loaded = struct {
	sync.Mutex
	dictionaries map[string]*Dictionary
}{dictionaries: make(map[string]*Dictionary)}

// For returns the dictionary for a BCP 47 tag, as "en-GB" or "fr-CA". A tag
// longer than those known means its beginning: fr-CA is French. It returns
// nil and false for a language without patterns, and for German as spelled
// before 1996. Asking again gives the same dictionary.
func For(lang string) (*Dictionary, bool) {
	tag := find(lang)
	if tag == "" {
		return nil, false
	}
	loaded.Lock()
	defer loaded.Unlock()
	d, ok := loaded.dictionaries[tag]
	if !ok {
		d = languages[tag].load()
		loaded.dictionaries[tag] = d
	}
	return d, true
}

// find returns the key in languages that a tag means; empty when there is none.
func find(lang string) string {
	tag := strings.ToLower(strings.ReplaceAll(strings.TrimSpace(lang), "_", "-"))
	if strings.HasPrefix(tag, "de-") && strings.HasSuffix(tag, "-1901") {
		return ""
	}
	for {
		if _, ok := languages[tag]; ok {
			return tag
		}
		if other, ok := others[tag]; ok {
			return other
		}
		at := strings.LastIndexByte(tag, '-')
		if at < 0 {
			return ""
		}
		tag = tag[:at]
	}
}

func (l language) load() *Dictionary {
	d := &Dictionary{trie: newTrie(unpack(l.patterns)), left: l.left, right: l.right}
	for _, name := range l.exceptions {
		d = d.With(strings.Fields(unpack(name)))
	}
	return d
}

// unpack returns the text of an embedded file. It can only fail when the
// program was built wrong.
func unpack(name string) string {
	f, err := files.Open("patterns/" + name + ".txt.gz")
	if err != nil {
		panic("hyphen: " + err.Error())
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		panic("hyphen: " + name + ": " + err.Error())
	}
	text, err := io.ReadAll(z)
	if err != nil {
		panic("hyphen: " + name + ": " + err.Error())
	}
	return string(text)
}
