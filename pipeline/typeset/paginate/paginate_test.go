package paginate

import (
	"fmt"
	"math/rand"
	"testing"
)

// paragraph returns rows of text with widows and orphans forbidden.
func paragraph(n int) []Row {
	rows := make([]Row, n)
	for i := range rows {
		rows[i].Depth = 1
		if i == 1 || i > 0 && i == n-1 {
			rows[i].Cost = Never
		}
	}
	return rows
}

// slow finds the cost of the best pages by trying all of them.
func slow(blocks []Block, o Options) int64 {
	best := int64(1) << 60
	var choose func(b int, rows []Row, cost int64)
	choose = func(b int, rows []Row, cost int64) {
		if b < len(blocks) {
			for _, v := range blocks[b] {
				choose(b+1, append(rows[:len(rows):len(rows)], v.Rows...), cost+int64(v.Cost))
			}
			return
		}
		slowPages(rows, 0, o, true, !o.Verso, alone, cost, &best)
	}
	choose(0, nil, 0)
	return best
}

func slowPages(rows []Row, from int, o Options, first, recto bool, verso int, cost int64, best *int64) {
	for from < len(rows) && rows[from].Space {
		from++
	}
	depth, tail, text := 0, 0, 0
	limit := o.Lines + o.Tall
	if first {
		limit = o.Lines + o.FirstTall
	}
	for to := from; ; to++ {
		if to == len(rows) {
			c := cost
			if !first && text < 5 && depth > tail {
				c += int64(5-text) * fewLines
				if text < 2 {
					c += strandedLine
				}
			}
			*best = min(*best, c)
			return
		}
		row := &rows[to]
		if to > from && !row.Space && (depth-tail >= o.Lines-shortest || depth+together(rows[to:]) > limit) {
			p := paginator{Options: o}
			s := state{verso: verso, recto: recto}
			short := o.Lines - (depth - tail)
			c := cost + p.depthCost(short, &s) + int64(row.Cost)
			if rows[to-1].Hyphen {
				c += hyphenFoot
			}
			next := alone
			if !recto {
				next = short
			}
			slowPages(rows, to, o, false, !recto, next, c, best)
		}
		if !row.Space && to > from && depth+row.Depth > limit {
			return
		}
		depth += row.Depth
		tail += row.Depth
		if !row.Space {
			tail = 0
		}
		if !row.Space && !row.Mark {
			text += row.Depth
		}
	}
}

// together returns the depth of a row and of those that must not be parted from
// it.
func together(rows []Row) int {
	depth := rows[0].Depth
	for i, held := 1, 0; i < len(rows); i++ {
		held += rows[i].Depth
		if rows[i].Space {
			continue
		}
		if rows[i].Cost < Never {
			break
		}
		depth, held = depth+held, 0
	}
	return depth
}

func TestAgainstTryingAll(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for i := range 400 {
		var blocks []Block
		for range 2 + r.Intn(6) {
			n := 1 + r.Intn(6)
			block := Block{{Rows: paragraph(n)}}
			if r.Intn(3) == 0 && n > 2 {
				block = append(block, Variant{Cost: int32(r.Intn(2000)), Rows: paragraph(n + 1)})
			}
			if r.Intn(4) == 0 {
				block[0].Rows[n/2].Hyphen = n > 2
			}
			blocks = append(blocks, block)
			if r.Intn(4) == 0 {
				blocks = append(blocks, Block{{Rows: []Row{{Depth: 1, Space: true}, {Depth: 1, Cost: 1500, Mark: true}, {Depth: 1, Space: true}}}})
			}
		}
		o := Options{Lines: 8, Tall: r.Intn(2), Verso: r.Intn(2) == 0, LastLines: 5}
		got, want := Chapter(blocks, o), slow(blocks, o)
		if got.Cost != want {
			t.Fatalf("case %d: cost %d, want %d: %+v", i, got.Cost, want, got.Pages)
		}
	}
}

func TestSpreadsAreEven(t *testing.T) {
	var blocks []Block
	for range 40 {
		blocks = append(blocks, Block{
			{Rows: paragraph(3)},
			{Rows: paragraph(4), Cost: 700},
		})
	}
	res := Chapter(blocks, Options{Lines: 10, Tall: 1, FirstTall: 1})
	for i := 2; i < len(res.Pages)-1; i += 2 { // page 2 is a recto's verso: sides count from 0
		if a, b := res.Pages[i-1].Depth, res.Pages[i].Depth; a != b {
			t.Errorf("pages %d and %d have %d and %d lines", i, i+1, a, b)
		}
	}
}

func TestNotesKeepTheirPlace(t *testing.T) {
	rows := paragraph(30)
	rows[6].Notes, rows[6].Least = 7, 2
	res := Chapter([]Block{{{Rows: rows}}}, Options{Lines: 10})
	sum := 0
	for _, p := range res.Pages {
		sum += p.Notes
		if p.Notes > 0 && p.Depth+p.Notes+1 > 10 {
			t.Errorf("page of %d lines and %d of notes", p.Depth, p.Notes)
		}
	}
	if sum != 7 {
		t.Errorf("%d lines of notes, want 7: %+v", sum, res.Pages)
	}
}

func BenchmarkChapter(b *testing.B) {
	var blocks []Block
	for i := range 400 {
		n := 2 + i%7
		blocks = append(blocks, Block{{Rows: paragraph(n)}, {Rows: paragraph(n + 1), Cost: 900}, {Rows: paragraph(max(n-1, 1)), Cost: 1200}})
	}
	for b.Loop() {
		Chapter(blocks, Options{Lines: 35, Tall: 1})
	}
	b.ReportMetric(float64(len(blocks)), "blocks")
}

func ExampleChapter() {
	res := Chapter([]Block{{{Rows: paragraph(6)}}, {{Rows: paragraph(6)}}}, Options{Lines: 7})
	for _, p := range res.Pages {
		fmt.Println(p.From, p.To, p.Depth)
	}
	// Output:
	// {0 0} {1 0} 6
	// {1 0} {2 0} 6
}
