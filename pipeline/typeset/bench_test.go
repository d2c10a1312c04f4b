package typeset

import (
	"runtime"
	"testing"

	"octavo/pipeline/book"
	"octavo/pipeline/diag"
	"octavo/pipeline/internal/tools"
	"octavo/pipeline/page"
)

// novels are the books of the corpus that tests read.
var novels = []string{
	"charles-dickens_great-expectations", "edith-wharton_the-age-of-innocence", "emily-bronte_wuthering-heights",
	"george-eliot_silas-marner", "h-g-wells_the-war-of-the-worlds", "harriet-beecher-stowe_uncle-toms-cabin",
	"jerome-k-jerome_three-men-in-a-boat", "joseph-conrad_heart-of-darkness", "l-frank-baum_the-wonderful-wizard-of-oz",
	"sinclair-lewis_babbitt", "virginia-woolf_jacobs-room", "wilkie-collins_the-moonstone",
}

func words(b *book.Book) int {
	n := 0
	b.Sections(func(s *book.Section, _ int) { n += len(book.WordsOf(s.Text())) })
	return n
}

// BenchmarkPages sets a novel of 118,000 words with one worker: the time is
// that of a processor.
func BenchmarkPages(b *testing.B) {
	tools.Shared(b, "corpus/text")
	bk := corpusBook(b, "emily-bronte_wuthering-heights")
	d, family := classic(b, nil), stix(b)
	var live *page.Pages
	b.ReportAllocs()
	for b.Loop() {
		var found diag.Findings
		p, err := Pages(bk, d, Options{Family: family, Jobs: 1}, &found)
		if err != nil {
			b.Fatal(err)
		}
		live = p
	}
	b.StopTimer()
	b.ReportMetric(float64(words(bk)), "words")
	b.ReportMetric(float64(len(live.Sides)), "pages")
	var with, without runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&with)
	runtime.KeepAlive(live)
	live = nil
	runtime.GC()
	runtime.ReadMemStats(&without)
	b.ReportMetric(float64(with.HeapAlloc-without.HeapAlloc)/1e6, "MB-live")
}
