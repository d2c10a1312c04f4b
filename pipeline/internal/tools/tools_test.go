package tools

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestRoot(t *testing.T) {
	if _, err := os.Stat(filepath.Join(Root(t), "pipeline", "internal", "tools", "tools_test.go")); err != nil {
		t.Error(err)
	}
}

func TestSharedSkipsWhatIsAbsent(t *testing.T) {
	if got, want := ending(t, func(t testing.TB) { Shared(t, "not/there") }), "skipped: needs ../shared/not/there: skipped"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := Shared(t, "."); got != filepath.Join(filepath.Dir(Root(t)), "shared") {
		t.Errorf("got %q", got)
	}
}

func TestMissingTool(t *testing.T) {
	for _, test := range []struct{ ci, tools, want string }{
		{"", "", "skipped: needs nosuchtool"},
		{"false", "", "skipped: needs nosuchtool"},
		{"true", "", "failed: needs nosuchtool"},
		{"", "require", "failed: needs nosuchtool"},
	} {
		t.Setenv("CI", test.ci)
		t.Setenv("OCTAVO_TOOLS", test.tools)
		if got := ending(t, func(t testing.TB) { command(t, "nosuchtool") }); !strings.HasPrefix(got, test.want) {
			t.Errorf("CI=%s OCTAVO_TOOLS=%s: got %q, want %q", test.ci, test.tools, got, test.want)
		}
	}
}

// ending returns how a test ends that uses a tool: "skipped: " or "failed: "
// and what it says, or "" when all is well.
func ending(t *testing.T, test func(t testing.TB)) string {
	r := &recorder{TB: t}
	done := make(chan struct{})
	go func() {
		defer close(done)
		test(r)
	}()
	<-done
	return r.end
}

// A recorder is a test whose end is kept, not reported.
type recorder struct {
	testing.TB
	end string
}

func (r *recorder) Error(args ...any) { r.end += "failed: " + fmt.Sprint(args...) }

func (r *recorder) Errorf(format string, args ...any) { r.Error(fmt.Sprintf(format, args...)) }

func (r *recorder) Fatal(args ...any) {
	r.Error(args...)
	runtime.Goexit()
}

func (r *recorder) Fatalf(format string, args ...any) { r.Fatal(fmt.Sprintf(format, args...)) }

func (r *recorder) Skipf(format string, args ...any) {
	r.end += "skipped: " + fmt.Sprintf(format, args...)
	runtime.Goexit()
}
