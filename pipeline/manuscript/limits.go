package manuscript

import "octavo/pipeline/manuscript/text"

// Every limit of reading a folder, from design/reliability.md section 5: five
// to ten times the largest seen in real books. Those of one format stand in
// the limits.go of its package.
const (
	// maxFile bounds a manuscript file, in bytes. War and Peace has 3.2 MB.
	maxFile = text.MaxFile
	// maxConfig bounds book.yaml and series.yaml, in bytes.
	maxConfig = 1 << 20
	// maxChapters bounds the files of a book; the longest serials have some
	// 3,000 chapters.
	maxChapters = 20_000
	// maxText bounds all files of a book together, in bytes: the largest book
	// must fit in the memory of a small machine several times.
	maxText = 256 << 20
	// maxImage bounds a picture's file, in bytes; maxPixels and maxSide what
	// unpacking it would take, read from its head before anything unpacks it.
	maxImage  = 64 << 20
	maxPixels = 100_000_000
	maxSide   = 20_000
	// maxImages bounds the pictures of a book, and maxImageBytes their files
	// together: they are held in memory.
	maxImages     = 2_000
	maxImageBytes = 512 << 20
	// maxOther bounds any other file a book names, as a font, in bytes. The
	// largest CJK faces have 30 MB.
	maxOther = 64 << 20
	// maxEntries bounds the files of a folder that is listed.
	maxEntries = 100_000
	// maxName bounds a title or a name, in characters. The longest titles of
	// printed novels have some 400.
	maxName = 2_000
)
