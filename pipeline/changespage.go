package pipeline

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"io/fs"

	"octavo/pipeline/ledger"
	"octavo/templates"
)

// maxOnPage is how many changes the page holds: all close calls and decided
// ones come first, then certain ones, so many of each rule. A page of 20,000
// has some 8 MB, which browsers open in a second; what is on the screen is made
// a hundred at a time.
const maxOnPage = 20_000

// A pageChange is a change as the page's script reads it.
type pageChange struct {
	ID       string    `json:"id"`
	Rule     string    `json:"rule"`
	Kind     string    `json:"kind"`
	At       string    `json:"at"`
	Before   string    `json:"before"`
	After    string    `json:"after"`
	Left     string    `json:"left"`
	Right    string    `json:"right"`
	WasLeft  string    `json:"wasLeft"`
	WasRight string    `json:"wasRight"`
	Sure     int       `json:"sure"`
	Second   string    `json:"second,omitempty"`
	Proposed bool      `json:"proposed,omitempty"`
	Decided  string    `json:"decided,omitempty"`
	Near     [2]string `json:"near"`
	Nth      int       `json:"nth"`
}

type pageKind struct {
	Rule  string `json:"rule"`
	Does  string `json:"does"`
	Times int    `json:"times"`
	Close int    `json:"close"`
}

type pageRuling struct {
	ID         string         `json:"id"`
	Decision   ledger.Verdict `json:"decision"`
	Rule       string         `json:"rule"`
	File       string         `json:"file"`
	Before     string         `json:"before"`
	After      string         `json:"after"`
	Left       string         `json:"left"`
	Right      string         `json:"right"`
	Occurrence int            `json:"occurrence"`
}

type pageData struct {
	Title       string       `json:"title"`
	Path        string       `json:"path"` // of the manuscript, for the commands
	File        string       `json:"file"` // of the decisions
	UnsureBelow int          `json:"unsureBelow"`
	Kinds       []pageKind   `json:"kinds"`
	Changes     []pageChange `json:"changes"`
	Rulings     []pageRuling `json:"rulings"`
	Left        int          `json:"left"` // certain changes that are not on the page
}

// ChangesPage makes one HTML page to read changes in and to decide on them. It
// loads nothing and asks nothing of any network. left is how many certain
// changes found no place on it.
func ChangesPage(c *Changes, path string) (page []byte, left int, err error) {
	data := pageData{Title: c.Title, Path: path, File: c.File, UnsureBelow: ledger.UnsureBelow, Kinds: []pageKind{}, Changes: []pageChange{}, Rulings: []pageRuling{}}
	for _, k := range c.Kinds {
		data.Kinds = append(data.Kinds, pageKind(k))
	}
	keep, left := onPage(c.Edits)
	data.Left = left
	for i := range c.Edits {
		if keep[i] {
			data.Changes = append(data.Changes, pageOf(&c.Edits[i]))
		}
	}
	for i := range c.Rulings {
		r := &c.Rulings[i]
		data.Rulings = append(data.Rulings, pageRuling{r.ID(), r.Verdict, r.Rule, r.File, r.Before, r.After, r.Left, r.Right, r.Occurrence})
	}
	text, err := json.Marshal(data) // with < > & as numbers, so that no text ends the script
	if err != nil {
		return nil, 0, fmt.Errorf("write the page: %w", err)
	}
	page, err = fillPage(c.Title, text)
	return page, left, err
}

func pageOf(c *Change) pageChange {
	p := pageChange{
		ID: c.ID, Rule: c.Rule, Kind: c.Rule + "\t" + whatItDoes(&c.Edit), At: c.At.String(), Before: c.Before, After: c.After, Left: c.Left, Right: c.Right,
		WasLeft: c.WasLeft, WasRight: c.WasRight, Sure: c.Confidence, Second: c.Second, Proposed: c.Decision == ledger.Proposed,
		Near: [2]string{c.Near.Left, c.Near.Right}, Nth: c.Occurrence,
	}
	switch c.Decision {
	case ledger.Rejected:
		p.Decided = "reject"
	case ledger.Locked:
		p.Decided = "lock"
	}
	return p
}

// onPage says which changes the page holds, and how many it leaves out.
func onPage(list []Change) (keep []bool, left int) {
	keep = make([]bool, len(list))
	room := maxOnPage
	certain := map[string]int{}
	for i := range list {
		switch c := &list[i]; {
		case c.ID == "":
		case c.IsClose() || c.Decision != ledger.Applied:
			if keep[i] = room > 0; keep[i] {
				room--
			} else {
				left++
			}
		default:
			certain[c.Rule]++
		}
	}
	share, taken := fairShare(certain, room), map[string]int{}
	for i := range list {
		if c := &list[i]; c.ID != "" && !c.IsClose() && c.Decision == ledger.Applied {
			if keep[i] = taken[c.Rule] < share; keep[i] {
				taken[c.Rule]++
			} else {
				left++
			}
		}
	}
	return keep, left
}

// fairShare returns how many of each rule fit when none has more than that.
func fairShare(count map[string]int, room int) int {
	share := 0
	for low, high := 0, room; low <= high; {
		middle := (low + high) / 2
		need := 0
		for _, n := range count {
			need += min(n, middle)
		}
		if need <= room {
			share, low = middle, middle+1
		} else {
			high = middle - 1
		}
	}
	return share
}

// fillPage puts the data into the page.
func fillPage(title string, data []byte) ([]byte, error) {
	read := func(name string) string {
		text, err := fs.ReadFile(templates.Review, name)
		if err != nil {
			panic("changes: " + err.Error()) // the name is ours
		}
		return string(text)
	}
	t, err := template.New("page").Parse(read("page.html"))
	if err != nil {
		return nil, fmt.Errorf("write the page: %w", err)
	}
	var out bytes.Buffer
	err = t.Execute(&out, map[string]any{
		"Title": title, "CSS": template.CSS(read("page.css")), "JS": template.JS(read("page.js")), "Data": template.JS(data),
	})
	if err != nil {
		return nil, fmt.Errorf("write the page: %w", err)
	}
	return out.Bytes(), nil
}
