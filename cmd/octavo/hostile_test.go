package main

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math/rand/v2"
	"path/filepath"
	"strings"
)

// noise returns so many bytes of every value, the same each time.
func noise(n int) string {
	r := rand.New(rand.NewPCG(1, 2))
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return string(b)
}

// footnotes returns a paragraph with so many notes, and the notes.
func footnotes(n int) string {
	var marks, texts strings.Builder
	for i := range n {
		fmt.Fprintf(&marks, "a[^%d] ", i)
		fmt.Fprintf(&texts, "[^%d]: Note.\n\n", i)
	}
	return marks.String() + "\n\n" + texts.String()
}

// backticks returns runs of backticks, each one longer than the last, so that
// none closes another.
func backticks(n int) string {
	var sb strings.Builder
	for i := range n {
		sb.WriteString(strings.Repeat("`", i+1) + "a ")
	}
	return sb.String()
}

// hugePNG returns a picture of 100,000 by 100,000 pixels: a hundred bytes that
// ask for 40 GB.
func hugePNG() string {
	chunk := func(kind, data string) string {
		body := kind + data
		return string(binary.BigEndian.AppendUint32(nil, uint32(len(data)))) + body +
			string(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE([]byte(body))))
	}
	const side = "\x00\x01\x86\xa0"
	return "\x89PNG\r\n\x1a\n" + chunk("IHDR", side+side+"\x08\x06\x00\x00\x00") + chunk("IDAT", "x\x9cc\x00\x01\x00\x00\x05\x00\x01") + chunk("IEND", "")
}

// path returns the place of a file on the desk.
func (d *desk) path(name string) string { return filepath.Join(d.dir, filepath.FromSlash(name)) }
