// Package config reads what people write about a book beside its text:
// book.yaml, series.yaml and the front matter of a manuscript file. Values
// are taken as they are spelled, so that "title: 1984" is a title; what is
// not known or not of the right kind is a *diag.Fault with its line, its
// column and the nearest key that is known. It opens no file.
package config

import (
	"strconv"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
)

// A Config is a book.yaml.
type Config struct {
	Meta     book.Meta
	Settings book.Settings

	// Chapters are the patterns of the chapter files, in reading order; nil is
	// the usual ones.
	Chapters []Pattern
	// Front and Back are the front and back matter in the order wanted; nil is
	// the usual order, an empty list none.
	Front, Back []Matter

	// set are the places of the keys given, so that a series' defaults do not
	// override them.
	set map[string]diag.Pos
}

// Has reports whether the file gives the key at its top level.
func (c *Config) Has(key string) bool { _, ok := c.set[key]; return ok }

// Place returns where the key is given, or no place.
func (c *Config) Place(key string) diag.Pos { return c.set[key] }

// A Pattern names chapter files, with * and ? as in a shell.
type Pattern struct {
	Glob string
	At   diag.Pos
}

// A Matter is a piece of front or back matter. Without a File its text is
// found by its kind's name, or made.
type Matter struct {
	Kind book.Kind
	File string
	At   diag.Pos
}

// Parse reads a book.yaml. The name is the file's for messages.
func Parse(name string, data []byte) (*Config, error) {
	r := &reader{file: name}
	c := &Config{set: map[string]diag.Pos{}}
	root, err := r.parse(data)
	if err != nil || root == nil {
		return c, err
	}
	return c, read(r, root, "book.yaml", bookKeys, c, c.set)
}

// UseDefaults takes from the series what the book, which is the one at the
// position given, does not say itself.
func (c *Config) UseDefaults(s *Series, position int) {
	d := s.Defaults
	for key := range d.set {
		if c.Has(key) {
			continue
		}
		for _, k := range sharedKeys {
			if k.name == key {
				k.copy(c, d)
			}
		}
		c.set[key] = d.set[key]
	}
	if !c.Has("series") {
		c.Meta.Series = book.Series{Name: s.Title, Position: strconv.Itoa(position)}
	}
}
