//go:build ignore

// Command pack makes words.dat of the lists that SOURCES.md names:
//
//	go run pack.go /usr/share/dict/scowl cmu-pronouncing-dictionary/index.js
package main

import (
	"bufio"
	"bytes"
	"compress/flate"
	"log"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// entry is what is known of a word in small letters.
type entry struct {
	level int  // SCOWL's: 10 for the commonest words, 70 for the rarest taken
	name  bool // only with a capital
	weak  bool // its first syllable has no stress
	clip  int  // how likely an apostrophe before it is: see wordlist.Word
}

// The rarest words and names taken. Those of level 80 have another licence.
const wordLevel, nameLevel = 60, 70

func main() {
	words := readLists(os.Args[1])
	clips(words, readSounds(os.Args[2]))
	write(words)
}

func readLists(dir string) map[string]*entry {
	words := map[string]*entry{}
	files, err := filepath.Glob(filepath.Join(dir, "*-*.*"))
	check(err)
	for _, file := range files {
		base := filepath.Base(file)
		kind := base[strings.Index(base, "-")+1 : strings.LastIndex(base, ".")]
		level, err := strconv.Atoi(base[strings.LastIndex(base, ".")+1:])
		name := kind == "upper" || kind == "proper-names"
		if err != nil || kind != "words" && !name || level > wordLevel && !(name && level <= nameLevel) {
			continue
		}
		data, err := os.ReadFile(file)
		check(err)
		for _, w := range bytes.Fields(data) {
			add(words, string(w), level, name)
		}
	}
	return words
}

func add(words map[string]*entry, word string, level int, name bool) {
	w := strings.ToLower(word)
	if strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") != "" || len(w) < 2 && w != "a" && w != "i" && w != "o" {
		return // those with accents are found nowhere: no elision has one
	}
	e := words[w]
	if e == nil {
		e = &entry{level: level, name: name}
		words[w] = e
	}
	e.level, e.name = min(e.level, level), e.name && name
}

// readSounds reads the pronunciations, each a row of phonemes; a vowel's last
// character is its stress.
func readSounds(file string) map[string][][]string {
	f, err := os.Open(file)
	check(err)
	line := regexp.MustCompile(`^\s*"?([a-z]+)(?:\(\d\))?"?: "([A-Z0-2 ]+)"`)
	sounds := map[string][][]string{}
	for in := bufio.NewScanner(f); in.Scan(); {
		if m := line.FindStringSubmatch(in.Text()); m != nil {
			sounds[m[1]] = append(sounds[m[1]], strings.Fields(m[2]))
		}
	}
	return sounds
}

// dropped are the spellings of a first syllable without stress.
var dropped = strings.Fields("a ab ac ad af al am an ap ar as at be col com con cor de des di dis e ec ef el em en es ex i il im in ir " +
	"ma me mo mus o ob oc of om op pa per po pre pro pur re sub suc suf sug sup sur sus to un")

// clips marks the words and names that are also what is left of another one
// when its first syllable is dropped: that syllable has no stress and the next
// one has.
func clips(words map[string]*entry, sounds map[string][][]string) {
	for whole, e := range words {
		if e.weak = weakStart(soundsOf(whole, sounds)); !e.weak || e.level > 50 {
			continue
		}
		for _, pre := range dropped {
			rest, ok := strings.CutPrefix(whole, pre)
			r := words[rest]
			if !ok || r == nil || len(rest) < 3 || r.name != e.name {
				continue
			}
			clip := 1
			switch {
			case pre == "un" || pre == "dis" || pre == "en" && r.level < e.level: // a word made of another
			case r.level >= e.level+15:
				clip = 3
			case r.level >= e.level:
				clip = 2
			case e.level > 35 || r.level <= 20:
				clip = 0
			}
			r.clip = max(r.clip, clip)
		}
	}
}

// soundsOf returns the pronunciations of a word, or of the one it was made of by
// an ending: the first syllable is the same.
func soundsOf(word string, sounds map[string][][]string) [][]string {
	if known := sounds[word]; known != nil {
		return known
	}
	for _, ending := range []string{"ies y", "s", "es", "ed", "d", "ed e", "ing", "ing e", "ly", "er", "ers", "r", "rs", "ment", "ments", "ness", "able"} {
		ending, instead, _ := strings.Cut(ending, " ")
		if stem, ok := strings.CutSuffix(word, ending); ok && sounds[stem+instead] != nil {
			return sounds[stem+instead]
		}
	}
	return nil
}

func weakStart(sounds [][]string) bool {
	for _, phonemes := range sounds {
		stress := ""
		for _, p := range phonemes {
			if c := p[len(p)-1]; c <= '2' {
				stress += string(c)
			}
		}
		if len(stress) > 1 && (stress[0] == '0' && stress[1] != '0' || stress[:2] == "21") {
			return true
		}
	}
	return false
}

// write writes the words spelled backwards, in order. A word begins with a byte
// that has the top bit set and says what is known of it, and one that says how
// many letters it shares with the word before: none at the head of a block.
func write(words map[string]*entry) {
	var list []string
	for w := range words {
		list = append(list, backwards(w))
	}
	slices.Sort(list)
	var out bytes.Buffer
	last := ""
	for i, w := range list {
		e := words[backwards(w)]
		known := 0x80 | e.clip<<2
		if e.level <= 35 {
			known |= 1
		}
		if e.name {
			known |= 2
		}
		if e.weak {
			known |= 16
		}
		n := 0
		for n < min(len(w), len(last)) && w[n] == last[n] && i%block > 0 {
			n++
		}
		out.Write([]byte{byte(known), byte(n)})
		out.WriteString(w[n:])
		last = w
	}
	f, err := os.Create("words.dat")
	check(err)
	z, err := flate.NewWriter(f, flate.BestCompression)
	check(err)
	_, err = z.Write(out.Bytes())
	check(err)
	check(z.Close())
	check(f.Close())
	log.Printf("%d words, %d bytes", len(list), out.Len())
}

// block is how many words there are from one that is written whole to the next.
const block = 32

func backwards(s string) string {
	b := []byte(s)
	slices.Reverse(b)
	return string(b)
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
