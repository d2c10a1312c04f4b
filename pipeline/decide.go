package pipeline

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"octavo/pipeline/diag"
	"octavo/pipeline/ledger"
	"octavo/pipeline/ledger/editsfile"
	"octavo/pipeline/release"
)

// DecisionsFile returns the path of the file that keeps the decisions on the
// book at a path.
func DecisionsFile(path string) string {
	dir, file := pathOfBook(path)
	if file == "" {
		return filepath.Join(dir, editsfile.Name)
	}
	return filepath.Join(dir, editsfile.NameFor(file))
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// A Choice says which changes a decision is on.
type Choice struct {
	IDs  []string
	Rule string // of all the close calls of a rule
	All  bool   // with Rule: of all its changes
}

// Decide gives a verdict on the changes chosen. With second it locks each to
// its second reading. It returns how many it decided on; the file has to be
// written with Save.
func (c *Changes) Decide(v ledger.Verdict, choice Choice, second bool) (int, error) {
	chosen, err := c.choose(choice)
	if err != nil {
		return 0, err
	}
	var rulings []ledger.Ruling
	for _, e := range chosen {
		r := ledger.RulingOn(&e.Edit, v)
		if second {
			if e.Second == "" || e.Second == e.Before {
				return 0, diag.Faultf(e.At, "unknown-change", "octavo changes reject "+e.ID+" keeps the manuscript's characters", "the change %s has no second reading to lock", e.ID)
			}
			r.After = e.Second
		}
		c.forget(&e.Edit)
		rulings = append(rulings, r)
	}
	c.Rulings = editsfile.Merge(c.Rulings, rulings)
	if len(c.Rulings) > editsfile.MaxRulings {
		return 0, diag.Faultf(diag.Pos{File: c.File}, "limit", "switch the rule off in book.yaml: copyedit: {off: ["+choice.Rule+"]}", "more than %d decisions", editsfile.MaxRulings)
	}
	return len(rulings), nil
}

// Forget drops the decisions on the changes chosen.
func (c *Changes) Forget(choice Choice) (int, error) {
	before := len(c.Rulings)
	for _, id := range choice.IDs {
		c.Rulings = slices.DeleteFunc(c.Rulings, func(r ledger.Ruling) bool { return r.ID() == strings.ToLower(id) })
	}
	if before == len(c.Rulings) || choice.Rule != "" {
		choice.All = true
		chosen, err := c.choose(choice)
		if err != nil {
			return 0, err
		}
		for i := range chosen {
			c.forget(&chosen[i].Edit)
		}
	}
	return before - len(c.Rulings), nil
}

// ForgetUnused drops the decisions that no change has any more.
func (c *Changes) ForgetUnused() int {
	before := len(c.Rulings)
	c.Rulings = slices.DeleteFunc(c.Rulings, func(r ledger.Ruling) bool {
		return slices.ContainsFunc(c.Unused, func(u ledger.Ruling) bool { return u.ID() == r.ID() && u.Verdict == r.Verdict && u.After == r.After })
	})
	return before - len(c.Rulings)
}

// forget drops what was decided on an edit: under its own name, or from the
// file where it stood before it moved.
func (c *Changes) forget(e *ledger.Edit) {
	id := e.ID()
	moved := e.Decision == ledger.Rejected || e.Decision == ledger.Locked
	c.Rulings = slices.DeleteFunc(c.Rulings, func(r ledger.Ruling) bool {
		if r.ID() == id {
			moved = false
			return true
		}
		return false
	})
	if !moved {
		return
	}
	for i, r := range c.Rulings {
		if r.Rule == e.Rule && r.Before == e.Before && r.Context == e.Near {
			c.Rulings = slices.Delete(c.Rulings, i, i+1)
			return
		}
	}
}

// choose returns the changes a decision is on.
func (c *Changes) choose(choice Choice) ([]Change, error) {
	var list []Change
	if choice.Rule != "" {
		for i := range c.Edits {
			if e := &c.Edits[i]; e.ID != "" && e.Rule == choice.Rule && (choice.All || e.IsClose()) {
				list = append(list, *e)
			}
		}
		return list, nil
	}
	byID := map[string][]int{}
	for i := range c.Edits {
		if id := c.Edits[i].ID; id != "" {
			byID[id] = append(byID[id], i)
		}
	}
	for _, id := range choice.IDs {
		at := byID[strings.ToLower(id)]
		if len(at) == 0 {
			return nil, diag.Faultf(diag.Pos{}, "unknown-change", "octavo changes --all lists every change with its name", "no change is called %q", id)
		}
		for _, i := range at {
			list = append(list, c.Edits[i])
		}
	}
	return list, nil
}

// Save writes the decisions beside the book, whole or not at all.
func (c *Changes) Save() error {
	return release.Place(filepath.Dir(c.File), []release.File{{Name: filepath.Base(c.File), Data: editsfile.Format(c.Rulings)}})
}
