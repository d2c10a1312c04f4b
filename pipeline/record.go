package pipeline

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
	"octavo/pipeline/page"
	"octavo/pipeline/release"
	"octavo/pipeline/report"
	"octavo/pipeline/unit"
)

// A Record is build.json: what went into a build and what came out. It holds
// no time, no path outside the book and no machine, so that the same input
// gives the same record.
type Record struct {
	Program  string `json:"program"`
	Version  string `json:"version"`
	Release  bool   `json:"release"`
	Title    string `json:"title"`
	Author   string `json:"author,omitempty"`
	Language string `json:"language"`
	UUID     string `json:"uuid"`
	Design   string `json:"design"`
	Trim     string `json:"trim"`

	Given    Given        `json:"given"`
	Inputs   []book.Input `json:"inputs"`
	Editions []Artifact   `json:"editions"`

	// Style is the house style of the text, with its figures.
	Style    *book.HouseStyle `json:"style,omitempty"`
	Chapters int              `json:"chapters"`
	Words    int              `json:"words"`
	Pages    *Extent          `json:"pages,omitempty"`
	// Setting says how well the pages are set; report.html shows where.
	Setting *report.Figures `json:"setting,omitempty"`
	// Made are the IDs of the sections that hold no text of the author's.
	Made []string `json:"made"`
	// Text is the SHA-256 of the author's words as every edition holds them,
	// one after another with a space between.
	Text string `json:"text-sha256"`

	Edits    []ledger.Count `json:"edits"`
	Findings []diag.Finding `json:"findings"`
}

// Given is what the command line said of the text, so that Verify reads the
// manuscript as it was read then.
type Given struct {
	Title  string            `json:"title,omitempty"`
	Author string            `json:"author,omitempty"`
	Set    map[string]string `json:"set,omitempty"`
}

// into fills what o leaves open.
func (g Given) into(o Options) Options {
	o.Title, o.Author = cmp.Or(o.Title, g.Title), cmp.Or(o.Author, g.Author)
	set := maps.Clone(g.Set)
	if set == nil {
		set = map[string]string{}
	}
	maps.Copy(set, o.Set)
	o.Set = set
	return o
}

// An Artifact is a finished edition.
type Artifact struct {
	Name   string `json:"name"`
	Size   int    `json:"size"`
	SHA256 string `json:"sha256"`
}

// Extent says how long the paged editions are.
type Extent struct {
	Count int    `json:"count"` // sides of the print edition
	Body  string `json:"body"`  // the folio of the last
	// Fit is what was done for a number of pages; none when none was wanted.
	Fit *page.Fit `json:"fit,omitempty"`
}

// record writes build.json for the editions made, and report.html for the
// pages.
func (r *Result) record(o Options) error {
	m := &r.Book.Meta
	rec := &Record{
		Program: "octavo", Version: Version, Release: o.Release,
		Title: m.Title, Author: m.AuthorLine(), Language: m.Language, UUID: m.Identifiers.UUID,
		Design: r.Design.Name, Trim: unit.Size(r.Design.Page.Trim).String(),
		Given: Given{o.Title, o.Author, o.Set}, Inputs: r.Book.Inputs, Style: r.Book.House, Chapters: len(r.Book.Chapters()),
		Edits: r.Book.Ledger.Summary(), Findings: r.Findings.All(),
	}
	if rec.Findings == nil {
		rec.Findings = []diag.Finding{}
	}
	rec.Made = []string{}
	r.Book.Sections(func(s *book.Section, _ int) {
		if s.Made {
			rec.Made = append(rec.Made, s.ID)
		}
	})
	words := authorsWords(r.Book)
	rec.Words, rec.Text = words.Count(), hashWords(words)
	if r.Pages != nil && len(r.Pages.Sides) > 0 {
		rec.Pages = &Extent{Count: len(r.Pages.Sides), Body: r.Pages.Sides[len(r.Pages.Sides)-1].Folio, Fit: r.Pages.Fit}
		figures := report.FiguresOf(r.Pages)
		rec.Setting = &figures
	}
	for _, f := range r.Files {
		rec.Editions = append(rec.Editions, artifact(f))
	}
	r.Record = rec
	if o.NoRecord {
		return nil
	}
	data, err := json.MarshalIndent(rec, "", "  ")
	if err != nil {
		return fmt.Errorf("write build.json: %w", err)
	}
	data = append(data, '\n')
	r.Files = append(r.Files, release.File{Name: r.Slug + ".build.json", Data: data})
	if rec.Setting == nil {
		return nil
	}
	page, err := report.Write(report.Input{
		Title: rec.Title, Author: rec.Author, Design: rec.Design + ", " + rec.Trim, Pages: r.Pages, Figures: *rec.Setting,
		Before: r.before(o.Over, data),
	})
	if err != nil {
		return err
	}
	r.Files = append(r.Files, release.File{Name: r.Slug + ".report.html", Data: page})
	return nil
}

// before returns the figures of the edition in the folder that this one
// replaces. One that is the same in all is no change: the report goes on
// showing what it was held against, so that building twice changes nothing.
func (r *Result) before(folder string, record []byte) *report.Figures {
	if folder == "" {
		return nil
	}
	last, err := os.ReadFile(filepath.Join(folder, r.Slug+".build.json"))
	if err != nil {
		return nil // the first, or one that cannot be read: nothing depends on it
	}
	if bytes.Equal(last, record) {
		page, err := os.ReadFile(filepath.Join(folder, r.Slug+".report.html"))
		if err != nil {
			return nil
		}
		return report.Before(page)
	}
	var rec Record
	if json.Unmarshal(last, &rec) != nil {
		return nil
	}
	return rec.Setting
}

func artifact(f release.File) Artifact {
	sum := sha256.Sum256(f.Data)
	return Artifact{Name: f.Name, Size: len(f.Data), SHA256: hex.EncodeToString(sum[:])}
}

// authorsWords returns the words of all sections that octavo did not make, in
// reading order, then those of the notes.
func authorsWords(b *book.Book) book.Words {
	var words book.Words
	b.Sections(func(s *book.Section, _ int) {
		if !s.Made {
			words = words.Append(s.Text())
		}
	})
	for _, n := range b.Notes {
		words = words.Append(n.Text())
	}
	return words
}

func hashWords(words book.Words) string {
	sum := sha256.Sum256(words)
	return hex.EncodeToString(sum[:])
}
