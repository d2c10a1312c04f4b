package object

import (
	"reflect"
	"strings"
	"testing"
)

// scanned lists what a Scanner finds: the operands and then the operator.
func scanned(t *testing.T, data string) []Object {
	t.Helper()
	var list []Object
	s := NewScanner([]byte(data))
	for {
		op, ok, err := s.Next()
		if err != nil {
			t.Fatalf("%q: %v", data, err)
		}
		for _, a := range s.Args {
			switch a.Kind {
			case NumberOperand:
				list = append(list, a.Number)
			case StringOperand:
				list = append(list, String(a.Bytes))
			case NameOperand:
				list = append(list, Name(a.Bytes))
			}
		}
		if !ok {
			return list
		}
		list = append(list, Operator(op))
	}
}

// parsed lists the same by way of the Parser, which makes objects.
func parsed(t *testing.T, data string) []Object {
	t.Helper()
	var list []Object
	var add func(o Object)
	add = func(o Object) {
		switch o := o.(type) {
		case Array:
			for _, v := range o {
				add(v)
			}
		case int:
			list = append(list, float64(o))
		case Dict:
		default:
			list = append(list, o)
		}
	}
	p := NewParser([]byte(data))
	for {
		o, ok, err := p.Next()
		if err != nil {
			t.Fatalf("%q: %v", data, err)
		}
		if !ok {
			return list
		}
		add(o)
	}
}

func TestScannerFindsWhatTheParserDoes(t *testing.T) {
	for _, data := range []string{
		"", "BT\n/F0 11 Tf -.5 +2. 0.125 rg\n[(a\\)b)-12(c\\\\)3.25(\\101\r\n)]TJ T*(plain)Tj<48 6>' ET",
		"/P<</MCID 3/ActualText(x)>>BDC (a(b)c)Tj EMC % a remark\n/A#6de BMC f* 1 0 0 1 12.345 -999999.5 cm",
		"[[1 2](a)]d", "123456789012345 0.00000000000001 w",
	} {
		if got, want := scanned(t, data), parsed(t, data); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %v, want %v", data, got, want)
		}
	}
}

func TestScannerKeepsTheDictionary(t *testing.T) {
	s := NewScanner([]byte("/Span<</MCID 7>>BDC EMC"))
	if op, _, err := s.Next(); err != nil || string(op) != "BDC" || string(s.Name(0)) != "Span" || s.Dict["MCID"] != 7 {
		t.Errorf("%s %v %v, %v", op, s.Args, s.Dict, err)
	}
	if _, _, err := s.Next(); err != nil || s.Dict != nil || s.Name(0) != nil || s.Number(0) != 0 {
		t.Errorf("%v %v, %v", s.Args, s.Dict, err)
	}
}

func TestBrokenContent(t *testing.T) {
	for _, bad := range []string{"(", "(a\\)", "<4", "<g>", "[1", "[1 Tj]", "]", "<</A", ")", "1x", "1-2", "--1", "+", "1.2.3", "1234567890123456", "{", strings.Repeat("[", 1000)} {
		if _, _, err := NewScanner([]byte(bad)).Next(); err == nil {
			t.Errorf("%q: no error", bad)
		}
	}
}
