package pipeline

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"octavo/pipeline/diag"
	"octavo/pipeline/preflight"
	"octavo/pipeline/release"
)

// Verified says what was found of one book's finished files.
type Verified struct {
	Record   string   `json:"record"` // path of the build.json
	Title    string   `json:"title"`
	Editions []string `json:"editions"`
	Words    int      `json:"words"`
	// Against is the manuscript they were held against, "" when none was given.
	Against  string         `json:"manuscript,omitempty"`
	Findings []diag.Finding `json:"findings"`
}

// Verify holds finished editions against the record of their build: sizes,
// sums, and that each has the words the record names, in order. path is a
// folder, a build.json or an edition beside one. With a manuscript, its files
// must be those of the record, and every word of theirs must be in each
// edition. What does not agree is a finding of severity Error.
func Verify(path, manuscript string, o Options) ([]*Verified, error) {
	records, only, err := recordsAt(path)
	if err != nil {
		return nil, err
	}
	var list []*Verified
	for _, file := range records {
		v, err := verifyRecord(file, only, manuscript, o)
		if err != nil {
			return list, err
		}
		list = append(list, v)
	}
	return list, nil
}

// recordsAt finds the records a path means, and the one edition when the path
// is that of an edition.
func recordsAt(path string) (records []string, only string, err error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, "", &diag.Fault{Pos: diag.Pos{File: path}, Code: "no-file", Message: "nothing to verify", Hint: "name a folder with finished books, as dist", Err: err}
	}
	if !info.IsDir() {
		if strings.HasSuffix(path, ".build.json") {
			return []string{path}, "", nil
		}
		all, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*.build.json"))
		for _, r := range all {
			if strings.HasPrefix(filepath.Base(path), strings.TrimSuffix(filepath.Base(r), ".build.json")) {
				return []string{r}, filepath.Base(path), nil
			}
		}
		return nil, "", diag.Faultf(diag.Pos{File: path}, "no-record", "keep <book>.build.json beside the editions", "there is no record of the build beside this file")
	}
	err = filepath.WalkDir(path, func(p string, e os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(p, ".build.json") {
			records = append(records, p)
		}
		return err
	})
	if err == nil && len(records) == 0 {
		err = diag.Faultf(diag.Pos{File: path}, "no-record", "build a book there first: octavo build PATH --out "+path, "there is no build.json in this folder")
	}
	return records, "", err
}

func verifyRecord(file, only, manuscript string, o Options) (*Verified, error) {
	var rec Record
	data, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(data, &rec)
	}
	if err != nil {
		return nil, &diag.Fault{Pos: diag.Pos{File: file}, Code: "bad-record", Message: "the record cannot be read", Hint: "build the book again", Err: err}
	}
	v := &Verified{Record: file, Title: rec.Title, Words: rec.Words, Against: manuscript}
	var found diag.Findings
	made := map[string]bool{}
	for _, id := range rec.Made {
		made[id] = true
	}
	want, err := expectedOf(&rec, manuscript, o, &found)
	if err != nil {
		return nil, err
	}
	for _, a := range rec.Editions {
		if only != "" && a.Name != only {
			continue
		}
		if !filepath.IsLocal(a.Name) || filepath.Base(a.Name) != a.Name {
			found.Errorf(diag.Pos{File: file}, "bad-record", "the record names a file outside its folder: %q", a.Name)
			continue
		}
		verifyEdition(filepath.Join(filepath.Dir(file), a.Name), a, &rec, want, made, &found)
		v.Editions = append(v.Editions, a.Name)
	}
	v.Findings = append([]diag.Finding{}, found.All()...)
	return v, nil
}

// expectedOf reads the manuscript again; nil when there is none to read.
func expectedOf(rec *Record, manuscript string, o Options, found *diag.Findings) (*preflight.Expected, error) {
	if manuscript == "" {
		return nil, nil
	}
	var remarks diag.Findings
	b, err := Parse(manuscript, rec.Given.into(o), &remarks)
	if err != nil {
		return nil, err
	}
	sums := map[string]string{}
	for _, in := range b.Inputs {
		sums[in.Name] = in.SHA256
	}
	for _, in := range rec.Inputs {
		if sum, ok := sums[in.Name]; !ok {
			found.Errorf(diag.Pos{File: in.Name}, "input-missing", "the book was made from this file, which the manuscript lacks")
		} else if sum != in.SHA256 {
			found.Errorf(diag.Pos{File: in.Name}, "input-changed", "the file has changed since the book was made").Hint = "build the book again"
		}
		delete(sums, in.Name)
	}
	for _, in := range b.Inputs {
		if _, ok := sums[in.Name]; ok {
			found.Errorf(diag.Pos{File: in.Name}, "input-new", "the manuscript has this file, which is not in the book").Hint = "build the book again"
		}
	}
	return preflight.Expect(b.Source, &b.Ledger)
}

func verifyEdition(file string, a Artifact, rec *Record, want *preflight.Expected, made map[string]bool, found *diag.Findings) {
	at := diag.Pos{File: file}
	data, err := os.ReadFile(file)
	if err != nil {
		found.Errorf(at, "edition-missing", "the edition cannot be read: %v", err).Hint = "build the book again"
		return
	}
	if got := artifact(release.File{Name: a.Name, Data: data}); got != a {
		found.Errorf(at, "edition-changed", "the edition is not the one that was built: %d bytes, SHA-256 %s", got.Size, got.SHA256).Hint = "build the book again"
	}
	text, err := textOf(a.Name, data, made)
	if err != nil {
		found.Errorf(at, "edition-broken", "the edition cannot be read back: %v", err)
		return
	}
	if text == nil {
		return
	}
	if got := hashWords(slices.Concat(text.Words, text.Notes)); got != rec.Text {
		found.Errorf(at, "words-changed", "the edition's words are not those of the record (%d words, %d in notes)", len(text.Words), len(text.Notes)).
			Hint = "build the book again; if it stays so, this is a mistake in octavo"
	}
	if want != nil {
		var lost diag.Findings
		preflight.Kept(want, text, &lost)
		for _, f := range lost.All() {
			f.Message = fmt.Sprintf("%s: %s", file, f.Message)
			found.Add(f)
		}
	}
}
