package object

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"testing"
)

// A saved file has its changes behind it: the newest section counts, and what
// it does not name is looked for in those before. Lengths may stand apart.
func TestSavedAgain(t *testing.T) {
	var b bytes.Buffer
	at := map[int]int{}
	object := func(number int, text string) {
		at[number] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj %s endobj\n", number, text)
	}
	b.WriteString("%PDF-1.4\n")
	object(1, "<< /Type /Catalog /Old 2 0 R /Text 3 0 R /Gone 5 0 R >>")
	object(2, "(first)")
	object(3, "<< /Length 4 0 R >> stream\nfive!\nendstream")
	object(4, "5")
	object(5, "(gone)")
	first := b.Len()
	b.WriteString("xref\n0 6\n0000000000 65535 f \n")
	for i := 1; i < 6; i++ {
		fmt.Fprintf(&b, "%010d 00000 n \n", at[i])
	}
	fmt.Fprintf(&b, "trailer << /Root 1 0 R /Size 6 >>\nstartxref\n%d\n%%%%EOF\n", first)
	object(2, "(second)")
	second := b.Len()
	fmt.Fprintf(&b, "xref\n2 1\n%010d 00000 n \n5 1\n0000000000 00001 f \ntrailer << /Root 1 0 R /Size 6 /Prev %d >>\nstartxref\n%d\n%%%%EOF\n", at[2], first, second)
	f, err := Read(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	root := f.Trailer.Dict("Root")
	if root.Text("Old") != "second" || Resolve(root["Gone"]) != nil {
		t.Errorf("the file has %q and %v", root.Text("Old"), Resolve(root["Gone"]))
	}
	if s := root.Stream("Text"); s == nil || string(bytes.TrimSpace(s.Data)) != "five!" {
		t.Errorf("the stream is %v", s)
	}
}

// Most programs write the places of objects as differences from row to row.
func TestDifferences(t *testing.T) {
	rows := [][]byte{{1, 0, 0, 9, 200}, {1, 0, 1, 7, 3}, {2, 1, 2, 0, 255}}
	for kind := range byte(5) {
		var packed []byte
		above := make([]byte, 5)
		for _, row := range rows {
			packed = append(packed, kind)
			for i := range row {
				var left, up, corner int
				if up = int(above[i]); i > 0 {
					left, corner = int(row[i-1]), int(above[i-1])
				}
				packed = append(packed, row[i]-byte([]int{0, left, up, (left + up) / 2, paeth(left, up, corner)}[kind]))
			}
			above = row
		}
		if got, ok := unpredict(packed, 5); !ok || !bytes.Equal(got, bytes.Join(rows, nil)) {
			t.Errorf("differences of kind %d: %v, %v", kind, got, ok)
		}
	}
	if _, ok := unpredict([]byte{7, 0, 0}, 2); ok {
		t.Error("rows of an unknown kind are read")
	}
	var deflated bytes.Buffer
	w := zlib.NewWriter(&deflated)
	w.Write([]byte{2, 'a', 'b', 2, 1, 1})
	w.Close()
	d := fmt.Sprintf("%%PDF-1.5\n1 0 obj << /Text 2 0 R >> endobj\n2 0 obj << /Filter [/FlateDecode] /DecodeParms << /Predictor 12 /Columns 2 >> /Length %d >> stream\n%s\nendstream endobj\n", deflated.Len(), deflated.Bytes())
	second := bytes.Index([]byte(d), []byte("2 0 obj"))
	d += fmt.Sprintf("xref\n0 3\n0000000000 65535 f \n%010d 00000 n \n%010d 00000 n \ntrailer << /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF", 9, second, len(d))
	f, err := Read([]byte(d))
	if err != nil {
		t.Fatal(err)
	}
	if s := f.Trailer.Dict("Root").Stream("Text"); string(s.Data) != "abbc" {
		t.Errorf("the stream is %q", s.Data)
	}
}
