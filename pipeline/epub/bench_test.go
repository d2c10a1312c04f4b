package epub

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/epub/finish"
)

// novel makes a book of so many chapters with so many words each. Its words
// are spread as those of a language are: a few of them often.
func novel(chapters, words int) *book.Book {
	vocabulary := make([]string, 4000)
	seed := uint32(1)
	next := func() uint32 { seed = seed*1664525 + 1013904223; return seed >> 8 }
	for i := range vocabulary {
		n := 2 + int(next()%7)
		w := make([]byte, n)
		for j := range w {
			w[j] = "etaoinshrdlucmfwypvbgk"[min(next()%22, next()%22)]
		}
		vocabulary[i] = string(w)
	}
	var list []*book.Section
	for c := range chapters {
		var blocks []book.Block
		for left := words; left > 0; left -= 60 {
			var sb strings.Builder
			sb.WriteString("“")
			for i := range min(60, left) {
				if i > 0 {
					sb.WriteByte(' ')
				}
				v := next() % 4000 * (next() % 4000) / 4000 * (next() % 4000) / 4000
				sb.WriteString(vocabulary[v])
			}
			sb.WriteString(".”")
			blocks = append(blocks, para(sb.String()))
		}
		list = append(list, chapter(c+1, fmt.Sprint("Chapter the ", c+1), blocks...))
	}
	b := plain(list...)
	b.Front = []*book.Section{{Kind: book.TitlePage, ID: "title", Made: true}, {Kind: book.Contents, ID: "contents", Made: true}}
	return b
}

// Wall time; user and system time are about 1.3 times that on two cores.
func BenchmarkWrite(b *testing.B) {
	for _, size := range []struct{ chapters, words int }{{40, 2500}, {2000, 500}, {2000, 3000}} {
		in, d := novel(size.chapters, size.words), classic(b)
		name := fmt.Sprintf("%d chapters of %d words", size.chapters, size.words)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				var out bytes.Buffer
				if err := Write(&out, in, d, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(name+" direct", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				p, err := publication(in, d, Options{})
				if err == nil {
					err = finish.Write(io.Discard, p)
				}
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
