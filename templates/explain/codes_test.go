package explain

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A source is the parsed code of one package, as far as finding codes go.
type source struct {
	fset   *token.FileSet
	files  []*ast.File
	consts map[string]string // the package's string constants
	// codeAt is the index of the field code in each struct type that has one.
	codeAt map[string]int
}

// codesInUse finds the code of every finding and fault that the program makes,
// with one place of each: the arguments of Notef, Warnf, Errorf and Faultf and
// the fields Code, followed through constants, variables, the parameters of
// helpers and tables with a field named code.
func codesInUse(t *testing.T) map[string]string {
	t.Helper()
	codes := map[string]string{}
	dirs := map[string]bool{}
	for _, root := range []string{"../../pipeline", "../../cmd"} {
		err := filepath.WalkDir(root, func(p string, e fs.DirEntry, err error) error {
			if err == nil && e.IsDir() && (e.Name() == "testdata" || e.Name() == "internal" || e.Name() == "diag") {
				return filepath.SkipDir
			}
			if strings.HasSuffix(p, ".go") && !strings.HasSuffix(p, "_test.go") {
				dirs[filepath.Dir(p)] = true
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for dir := range dirs {
		s := readSource(t, dir)
		s.eachCode(func(e ast.Expr, f *ast.FuncDecl) {
			found := s.values(e, f, 0)
			at := s.fset.Position(e.Pos()).String()
			if found == nil {
				t.Errorf("%s: the code of this finding cannot be told from the source", at)
			}
			for _, code := range found {
				codes[code] = at
			}
		})
	}
	return codes
}

func readSource(t *testing.T, dir string) *source {
	s := &source{fset: token.NewFileSet(), consts: map[string]string{}, codeAt: map[string]int{}}
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(s.fset, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		s.files = append(s.files, f)
	}
	s.inspect(func(n ast.Node, _ *ast.FuncDecl) {
		switch n := n.(type) {
		case *ast.ValueSpec:
			for i, name := range n.Names {
				if i < len(n.Values) {
					if v, ok := literal(n.Values[i]); ok {
						s.consts[name.Name] = v
					}
				}
			}
		case *ast.TypeSpec:
			if st, ok := n.Type.(*ast.StructType); ok {
				i := 0
				for _, f := range st.Fields.List {
					for _, name := range f.Names {
						if name.Name == "code" {
							s.codeAt[n.Name.Name] = i
						}
						i++
					}
				}
			}
		}
	})
	return s
}

// inspect calls f for each node with the function it stands in.
func (s *source) inspect(f func(ast.Node, *ast.FuncDecl)) {
	for _, file := range s.files {
		for _, d := range file.Decls {
			fn, _ := d.(*ast.FuncDecl)
			ast.Inspect(d, func(n ast.Node) bool {
				if n != nil {
					f(n, fn)
				}
				return true
			})
		}
	}
}

// eachCode calls f for each expression that gives a finding its code.
func (s *source) eachCode(f func(ast.Expr, *ast.FuncDecl)) {
	s.inspect(func(n ast.Node, fn *ast.FuncDecl) {
		switch n := n.(type) {
		case *ast.CallExpr:
			sel, ok := n.Fun.(*ast.SelectorExpr)
			if id, is := n.Fun.(*ast.Ident); is {
				sel, ok = s.method(id.Name, fn)
			}
			if !ok || len(n.Args) < 3 {
				return
			}
			switch sel.Sel.Name {
			case "Notef", "Warnf", "Faultf":
			case "Errorf":
				if x, ok := sel.X.(*ast.Ident); ok && x.Name == "fmt" {
					return
				}
			default:
				return
			}
			f(n.Args[1], fn)
		case *ast.CompositeLit:
			name := ""
			switch typ := n.Type.(type) {
			case *ast.SelectorExpr:
				name = typ.Sel.Name
			case *ast.Ident:
				name = typ.Name
			}
			if name != "Finding" && name != "Fault" {
				return
			}
			for _, e := range n.Elts {
				if kv, ok := e.(*ast.KeyValueExpr); ok && kv.Key.(*ast.Ident).Name == "Code" {
					if sel, ok := kv.Value.(*ast.SelectorExpr); ok && sel.Sel.Name == "Code" {
						continue // copied from another finding
					}
					f(kv.Value, fn)
				}
			}
		}
	})
}

// method returns the method that a function keeps in a variable: add := found.Warnf.
func (s *source) method(name string, fn *ast.FuncDecl) (sel *ast.SelectorExpr, ok bool) {
	if fn == nil {
		return nil, false
	}
	ast.Inspect(fn, func(n ast.Node) bool {
		if a, is := n.(*ast.AssignStmt); is && len(a.Lhs) == 1 && len(a.Rhs) == 1 {
			if id, is := a.Lhs[0].(*ast.Ident); is && id.Name == name && !ok {
				sel, ok = a.Rhs[0].(*ast.SelectorExpr)
			}
		}
		return true
	})
	return sel, ok
}

// values returns what an expression can be.
func (s *source) values(e ast.Expr, fn *ast.FuncDecl, depth int) []string {
	if v, ok := literal(e); ok {
		return []string{v}
	}
	switch e := e.(type) {
	case *ast.SelectorExpr:
		switch e.Sel.Name {
		case "code":
			return s.tables()
		case "Code":
			return []string{} // copied
		}
	case *ast.Ident:
		if v := s.assigned(e.Name, fn); len(v) > 0 {
			return v
		}
		if v := s.passed(e.Name, fn, depth); len(v) > 0 {
			return v
		}
		if v, ok := s.consts[e.Name]; ok {
			return []string{v}
		}
	}
	return nil
}

// assigned returns the literals a function assigns to a variable.
func (s *source) assigned(name string, fn *ast.FuncDecl) []string {
	var list []string
	if fn == nil {
		return nil
	}
	ast.Inspect(fn, func(n ast.Node) bool {
		if a, ok := n.(*ast.AssignStmt); ok {
			for i, l := range a.Lhs {
				if id, ok := l.(*ast.Ident); ok && id.Name == name && i < len(a.Rhs) {
					if v, ok := literal(a.Rhs[i]); ok {
						list = append(list, v)
					}
				}
			}
		}
		return true
	})
	return list
}

// passed returns what the calls of a function give for the parameter.
func (s *source) passed(name string, fn *ast.FuncDecl, depth int) []string {
	if fn == nil || depth > 3 {
		return nil
	}
	index, i := -1, 0
	for _, p := range fn.Type.Params.List {
		for _, n := range p.Names {
			if n.Name == name {
				index = i
			}
			i++
		}
	}
	if index < 0 {
		return nil
	}
	var list []string
	s.inspect(func(n ast.Node, caller *ast.FuncDecl) {
		c, ok := n.(*ast.CallExpr)
		if !ok || len(c.Args) <= index {
			return
		}
		called := ""
		switch f := c.Fun.(type) {
		case *ast.Ident:
			called = f.Name
		case *ast.SelectorExpr:
			called = f.Sel.Name
		}
		if called == fn.Name.Name {
			list = append(list, s.values(c.Args[index], caller, depth+1)...)
		}
	})
	return list
}

// tables returns the field code of every literal of a struct that has one, and
// what is assigned to such a field.
func (s *source) tables() []string {
	var list []string
	var element func(e ast.Expr, typ string)
	element = func(e ast.Expr, typ string) {
		lit, ok := e.(*ast.CompositeLit)
		if !ok {
			return
		}
		for i, x := range lit.Elts {
			if kv, ok := x.(*ast.KeyValueExpr); ok {
				if id, ok := kv.Key.(*ast.Ident); ok && id.Name == "code" {
					list = append(list, s.values(kv.Value, nil, 0)...)
				}
				continue
			}
			if i == s.codeAt[typ] {
				list = append(list, s.values(x, nil, 0)...)
			}
		}
	}
	s.inspect(func(n ast.Node, fn *ast.FuncDecl) {
		if a, ok := n.(*ast.AssignStmt); ok && len(a.Lhs) == len(a.Rhs) {
			for i, l := range a.Lhs {
				if sel, ok := l.(*ast.SelectorExpr); ok && sel.Sel.Name == "code" {
					list = append(list, s.values(a.Rhs[i], fn, 0)...)
				}
			}
		}
		lit, ok := n.(*ast.CompositeLit)
		if !ok {
			return
		}
		switch typ := lit.Type.(type) {
		case *ast.Ident:
			if _, ok := s.codeAt[typ.Name]; ok {
				element(lit, typ.Name)
			}
		case *ast.ArrayType:
			switch elt := typ.Elt.(type) {
			case *ast.Ident:
				if _, ok := s.codeAt[elt.Name]; ok {
					for _, e := range lit.Elts {
						element(e, elt.Name)
					}
				}
			case *ast.StructType:
				for i, f := range elt.Fields.List {
					for _, name := range f.Names {
						if name.Name == "code" {
							s.codeAt[""] = i
							for _, e := range lit.Elts {
								element(e, "")
							}
						}
					}
				}
			}
		}
	})
	return list
}

func literal(e ast.Expr) (string, bool) {
	if l, ok := e.(*ast.BasicLit); ok && l.Kind == token.STRING {
		v, err := strconv.Unquote(l.Value)
		return v, err == nil
	}
	return "", false
}

// Every code that the program gives is explained, and every explanation is of
// a code it gives.
func TestEveryCodeIsExplained(t *testing.T) {
	used := codesInUse(t)
	if len(used) < 100 {
		t.Fatalf("only %d codes were found in the source", len(used))
	}
	for code, at := range used {
		if !slices.ContainsFunc(Of(code), func(e Entry) bool { return e.Kind != Rule }) {
			t.Errorf("%s: the code %q is not explained: add it to a file of templates/explain", at, code)
		}
	}
	for _, e := range All() {
		if _, ok := used[e.Code]; !ok && e.Kind != Rule {
			t.Errorf("%s is explained, and nothing in the program says it", e.Code)
		}
	}
}

func TestEntriesAreWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, e := range All() {
		if e.Means == "" || e.Kind == "" || e.Why+e.Fix == "" {
			t.Errorf("%s: say what it means, and why it matters or what to do", e.Code)
		}
		if id := string(e.Kind) + e.Code; seen[id] {
			t.Errorf("%s is explained twice", e.Code)
		} else {
			seen[id] = true
		}
	}
}
