// Package wordlist knows some 97,000 English words and names, which of them
// are common, and which are also what is left of another one in speech that
// drops a first syllable. The words are in words.dat; SOURCES.md says where
// they come from and how the file is made.
package wordlist

import (
	"bytes"
	"compress/flate"
	_ "embed"
	"io"
	"sort"
	"sync"
)

//go:embed words.dat
var packed []byte

// A Word is what is known of a word.
type Word struct {
	Common bool // every grown reader knows it
	Name   bool // it is written with a capital only
	Weak   bool // its first syllable has no stress, as far as is known
	// Clip says how likely the word, behind an apostrophe, is what is left of
	// another one: 0 for not at all, 1 of a word less common than it is, 2 of one
	// as common, 3 of one far more common.
	Clip int
}

// block is how many words there are from one that is written whole to the next.
const block = 32

// A list has the words spelled backwards, in order, so that those with the same
// ending stand together.
type list struct {
	data  []byte // as pack.go writes it
	heads []int  // where each block begins in data
}

// words is unpacked when first asked for, in a few milliseconds.
var words = sync.OnceValue(unpack)

func unpack() *list {
	data, err := io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
	if err != nil {
		panic("wordlist: " + err.Error())
	}
	l := &list{data: data}
	for i, n := 0, 0; i < len(data); n++ {
		if n%block == 0 {
			l.heads = append(l.heads, i)
		}
		for i += 2; i < len(data) && data[i] < 0x80; i++ {
		}
	}
	return l
}

// Lookup returns what is known of a word in small letters; ok is false for one
// that is not in the list.
func Lookup(word string) (found Word, ok bool) {
	words().each(word, func(before []byte, w Word) bool {
		found, ok = w, len(before) == 0
		return false
	})
	return found, ok
}

// Endings calls f for the words that end in the given letters, the word itself
// among them if it is one, until f returns false. It gives f what stands before
// those letters, spelled backwards.
func Endings(ending string, f func(before []byte, w Word) bool) {
	words().each(ending, f)
}

func (l *list) each(ending string, f func(before []byte, w Word) bool) {
	var key, word [64]byte
	n := len(ending)
	if n > len(key) {
		return
	}
	for i := range n {
		key[i] = ending[n-1-i]
	}
	// the block before the first one that begins behind the ending
	b := sort.Search(len(l.heads), func(i int) bool {
		head, _ := l.head(i)
		return bytes.Compare(head, key[:n]) > 0
	}) - 1
	if b < 0 {
		b = 0
	}
	for i, size := l.heads[b], 0; i < len(l.data); {
		known, shared := l.data[i], int(l.data[i+1])
		size = shared
		for i += 2; i < len(l.data) && l.data[i] < 0x80; i++ {
			word[size] = l.data[i]
			size++
		}
		switch c := bytes.Compare(word[:min(size, n)], key[:n]); {
		case c > 0:
			return
		case c == 0 && size >= n:
			if !f(word[n:size], Word{known&1 != 0, known&2 != 0, known&16 != 0, int(known >> 2 & 3)}) {
				return
			}
		}
	}
}

// head returns the first word of a block, and where the next one begins.
func (l *list) head(i int) (word []byte, end int) {
	from := l.heads[i] + 2
	end = from
	for end < len(l.data) && l.data[end] < 0x80 {
		end++
	}
	return l.data[from:end], end
}
