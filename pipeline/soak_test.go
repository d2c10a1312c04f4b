package pipeline

import (
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"

	"octavo/pipeline/internal/tools"
)

// TestSoak builds the volumes of the sample series over and over in one
// process: the bytes stay the same, and neither memory nor open files nor
// goroutines pile up. OCTAVO_SOAK says how many books; "make soak" runs it.
func TestSoak(t *testing.T) {
	books, _ := strconv.Atoi(os.Getenv("OCTAVO_SOAK"))
	if books == 0 {
		t.Skip("long: make soak runs it")
	}
	sources, err := Books([]string{filepath.Join(tools.Root(t), "manuscripts", "the-honest-pound")}, "")
	if err != nil || len(sources) == 0 {
		t.Fatal("no sample series:", err)
	}
	sums := map[string]string{}
	var heap uint64
	var files, routines int
	for i := range books {
		s := sources[i%len(sources)]
		r, err := Build(s.Path, Options{})
		if err != nil {
			t.Fatalf("book %d: %v", i, err)
		}
		for _, f := range r.Files {
			sum := artifact(f).SHA256
			if old, ok := sums[s.Path+f.Name]; ok && old != sum {
				t.Fatalf("book %d: %s has other bytes than before", i, f.Name)
			}
			sums[s.Path+f.Name] = sum
		}
		if i == min(99, books/2) {
			heap, files, routines = liveHeap(), openFiles(), runtime.NumGoroutine()
		}
	}
	if now := liveHeap(); now > heap+heap/10+1<<20 {
		t.Errorf("%d books: %d kB live, %d kB after the first hundred", books, now>>10, heap>>10)
	}
	if now := openFiles(); now > files {
		t.Errorf("%d books: %d files open, %d after the first hundred", books, now, files)
	}
	if now := runtime.NumGoroutine(); now > routines {
		t.Errorf("%d books: %d goroutines, %d after the first hundred", books, now, routines)
	}
}

func liveHeap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// openFiles counts this process's descriptors where /proc tells them.
func openFiles() int {
	entries, _ := os.ReadDir("/proc/self/fd")
	return len(entries)
}
