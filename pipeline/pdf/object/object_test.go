package object

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

func TestText(t *testing.T) {
	for _, c := range []struct{ words, back string }{
		{"", ""}, {"plain", "plain"}, {"Läntern 🏮 \u00AD", "Läntern 🏮 \u00AD"}, {"bad \xff", "bad \uFFFD"}, {"(\\)\r", "(\\)\r"},
	} {
		s := Text(c.words)
		if got := s.Text(); got != c.back {
			t.Errorf("%q comes back as %q", c.words, got)
		}
		o, ok, err := NewParser(appendString(nil, s)).Next()
		if err != nil || !ok || o != s {
			t.Errorf("%q written and read is %q, %v", s, o, err)
		}
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		n    float64
		want string
	}{{0, "0"}, {-0.00001, "0"}, {1.5, "1.5"}, {-12.34567, "-12.3457"}, {100, "100"}, {0.25, "0.25"}} {
		if got := string(AppendNumber(nil, c.n)); got != c.want {
			t.Errorf("%v: %s, want %s", c.n, got, c.want)
		}
	}
}

func TestParse(t *testing.T) {
	for _, c := range []struct {
		in   string
		want Object
	}{
		{"/Na#6de", Name("Name")}, {"/A#zz", Name("A#zz")}, {"<48 6>", String("H`")}, {`(a\(b\)\101\n(in))`, String("a(b)A\n(in)")},
		{"[1 -2.5 true null /X]", Array{1, -2.5, true, nil, Name("X")}},
		{"<</A 1/B<</C (x)>>/D null>> % remark", Dict{"A": 1, "B": Dict{"C": String("x")}}},
		{"TJ", Operator("TJ")}, {"(a\r\nb\\\nc)", String("a\nbc")},
	} {
		got, ok, err := NewParser([]byte(c.in)).Next()
		if err != nil || !ok || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q is %#v, %v", c.in, got, err)
		}
	}
	for _, bad := range []string{"(", "<4", "<g>", "[1", "<</A", "<</A 1", "<<1 2>>", ")", "1x", strings.Repeat("[", 1000), "{"} {
		if o, _, err := NewParser([]byte(bad)).Next(); err == nil {
			t.Errorf("%q is %#v", bad, o)
		}
	}
}

// book makes a small file; every object refers to others in a ring.
func book(packed bool) []byte {
	catalog, info := New(nil), New(Dict{"Title": Text("Ringe")})
	stream := New(&Stream{Dict: Dict{"Back": catalog}, Data: bytes.Repeat([]byte("words "), 1000)})
	plain := New(&Stream{Dict: Dict{}, Data: []byte("plain"), Plain: true})
	list := Array{}
	for i := range 500 {
		list = append(list, New(Dict{"I": i, "Up": catalog}))
	}
	catalog.Value = Dict{"Type": Name("Catalog"), "Pages": stream, "List": list, "Plain": plain}
	layout := Layout{Version: "1.3"}
	if packed {
		layout = Layout{Version: "1.7", Packed: true}
	}
	var b bytes.Buffer
	if err := Write(&b, catalog, info, layout); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	for _, packed := range []bool{false, true} {
		data := book(packed)
		if !bytes.Equal(data, book(packed)) {
			t.Error("written twice, the bytes are others")
		}
		f, err := Read(data)
		if err != nil {
			t.Fatal(err)
		}
		root := f.Trailer.Dict("Root")
		if s := root.Stream("Pages"); len(s.Data) != 6000 || !reflect.DeepEqual(Resolve(s.Dict["Back"]), Object(root)) {
			t.Error("the stream is not what it was")
		}
		if string(root.Stream("Plain").Data) != "plain" || f.Trailer.Dict("Info").Text("Title") != "Ringe" {
			t.Error("something is lost")
		}
		for i, o := range root.Array("List") {
			if d, _ := Resolve(o).(Dict); d.Int("I") != i {
				t.Fatalf("object %d is %v", i, d)
			}
		}
	}
}

func TestBrokenFiles(t *testing.T) {
	good := book(false)
	for name, bad := range map[string][]byte{
		"empty":     nil,
		"no pdf":    []byte("hello"),
		"cut":       good[:len(good)-100],
		"encrypted": bytes.Replace(good, []byte("/Info"), []byte("/Encrypt 1 0 R/Info"), 1),
		"changed":   bytes.Replace(good, []byte("/Info"), []byte("/Prev 9/Info"), 1),
		"in a ring": bytes.Replace(good, []byte("/Info"), []byte("/Prev "+string(good[bytes.LastIndex(good, []byte("startxref"))+10:len(good)-6])+"/Info"), 1),
		"moved":     bytes.Replace(good, []byte("%\xE2"), []byte("%%%\xE2"), 1),
		"ring":      []byte("%PDF-1.7\n1 0 obj 1 0 R endobj\nxref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer<</Root 1 0 R>>\nstartxref\n30\n%%EOF"),
	} {
		if _, err := Read(bad); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// A file may lead the reader to the same large object a hundred thousand
// times.
func TestObjectsInOneAnother(t *testing.T) {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	at := b.Len()
	b.WriteString("1 0 obj [")
	const n = 100_000
	for i := range n {
		fmt.Fprintf(&b, "%d 0 R ", i+1)
	}
	b.WriteString("] endobj\n")
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", n+1)
	for range n {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer<</Root 1 0 R>>\nstartxref\n%d\n%%%%EOF", start)
	if _, err := Read(b.Bytes()); err == nil {
		t.Error("no error")
	}
}
