package typeset

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"octavo/pipeline/diag"
	"octavo/pipeline/internal/tools"
	"octavo/pipeline/page"
	"octavo/pipeline/pdf"
)

// novel sets a novel of the corpus as the measurements of pages are made:
// without drop caps, and without folios below an opening, which the script
// that measures takes for text.
func novel(t testing.TB, name string) *page.Pages {
	t.Helper()
	d := classic(t, map[string]any{
		"opening":      map[string]any{"initial": "lead-in"},
		"running-head": map[string]any{"folio-on-openings": false},
		"page":         map[string]any{"trim": "5.5x8.5in", "inner": "55pt", "outer": "44pt", "top": "54pt", "bottom": "54pt"},
	})
	var found diag.Findings
	p, err := Pages(corpusBook(t, name), d, Options{Family: stix(t)}, &found)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// count returns how many defects of the kind there are, from a figure on.
func count(p *page.Pages, kind page.DefectKind, from float64) int {
	n := 0
	for _, d := range p.Defects {
		if d.Kind == kind && d.Figure >= from {
			n++
		}
	}
	return n
}

// TestDefectsAreThoseSeenInThePDF compares what is listed with what a script
// finds that sees nothing but glyphs. Spaces a hair from a limit may fall on
// either side of it, for the PDF rounds.
func TestDefectsAreThoseSeenInThePDF(t *testing.T) {
	tools.Shared(t, "tools/typeset_quality.py")
	b := corpusBook(t, "virginia-woolf_jacobs-room")
	p := novel(t, "virginia-woolf_jacobs-room")
	file := filepath.Join(t.TempDir(), "book.pdf")
	var out bytes.Buffer
	if err := pdf.Write(&out, p, &b.Meta, pdf.Options{Edition: pdf.Print}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	seen := tools.Quality(t, file)
	lines := seen["just_lines"]
	for _, c := range []struct {
		kind page.DefectKind
		from float64
		seen float64
		hair int
	}{
		{page.LooseLine, 0, seen["loose_pct"] * lines / 100, 2},
		{page.TightLine, 0, seen["tight_pct"] * lines / 100, 2},
		{page.HyphenStack, 2, seen["stacks2"], 0},
		{page.HyphenStack, 3, seen["ladders3"], 0},
		{page.HyphenAtFoot, 0, seen["hyph_page_end"], 0},
		{page.River, 0, seen["rivers"], 2},
		{page.RuntLine, 0, seen["runt_lines"], 0},
		{page.ShortLast, 0, seen["short_last"], 0},
		{page.Widow, 0, seen["widows"], 0},
		{page.Orphan, 0, seen["orphans"], 0},
		{page.ShortPage, 0, seen["runt_pages"], 0},
		{page.OffGrid, 0, seen["offgrid_pct"] * seen["body_lines"] / 100, 0},
		{page.Overfull, 0, seen["overfull"], 0},
	} {
		listed, want := count(p, c.kind, c.from), int(c.seen+0.5)
		if listed < want-c.hair || listed > want+c.hair {
			t.Errorf("%s from %v: %d listed, %d seen", c.kind, c.from, listed, want)
		}
	}
}
