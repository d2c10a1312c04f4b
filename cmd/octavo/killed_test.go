package main

import (
	"maps"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestKilledBuilds ends builds at many moments. Every file that is then under
// a final name is whole, the old one or the new one, and the next build needs
// no cleaning up.
func TestKilledBuilds(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no signals")
	}
	rounds := 8
	if testing.Short() {
		rounds = 3
	}
	d := newDesk(t)
	d.write("story.txt", "Chapter One\n\n"+strings.Repeat("It rained on the street and on the roofs, and {{user}} was told of it.\n\n", 200))
	build := func(user string) []string {
		return []string{"build", "story.txt", "--title", "Kept", "--set", "user=" + user}
	}
	editions := map[string]map[string]string{}
	var took time.Duration
	for _, user := range []string{"Mina", "Ada"} {
		r := d.octavo(build(user)...)
		if r.status != 0 {
			t.Fatalf("exit status %d\n%s", r.status, r.stderr)
		}
		editions[user], took = d.files(), r.wall
	}

	// Three in four moments lie near the end, where files are put in place.
	for _, signal := range []os.Signal{os.Kill, os.Interrupt} {
		for i := range rounds {
			user := []string{"Mina", "Ada"}[i%2]
			cmd := exec.Command("octavo", build(user)...)
			cmd.Dir = d.dir
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			moment := took * time.Duration(i) / time.Duration(rounds)
			if i%4 != 0 {
				moment = took * time.Duration(80+i*40/rounds) / 100
			}
			time.Sleep(moment)
			cmd.Process.Signal(signal)
			asked := time.Now()
			cmd.Wait()
			if wait := time.Since(asked); wait > time.Second {
				t.Errorf("%v: took %v to end", signal, wait)
			}
			for name, data := range d.files() {
				if strings.HasPrefix(name, "dist/.") {
					continue // swept away by the next build
				}
				if data != editions["Mina"][name] && data != editions["Ada"][name] {
					t.Errorf("%v after %v: %s is neither the old edition nor the new one", signal, moment, name)
				}
			}
		}
	}

	if r := d.octavo(build("Ada")...); r.status != 0 {
		t.Fatalf("exit status %d\n%s", r.status, r.stderr)
	}
	if got := d.files(); !maps.Equal(got, editions["Ada"]) {
		names, _ := list(d.path("dist"))
		t.Errorf("the next build left %q", names)
	}
}

// TestInterruptedStatus is what shells expect of a program that Ctrl-C ended.
func TestInterruptedStatus(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no signals")
	}
	d := newDesk(t)
	d.write("story.txt", strings.Repeat("It rained on the street and on the roofs.\n\n", 20_000))
	cmd := exec.Command("octavo", "build", "story.txt")
	cmd.Dir = d.dir
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(300 * time.Millisecond)
	cmd.Process.Signal(os.Interrupt)
	cmd.Wait()
	status, _ := cmd.ProcessState.Sys().(syscall.WaitStatus)
	if !(status.Signaled() && status.Signal() == syscall.SIGINT || status.ExitStatus() == 130) {
		t.Errorf("ended with %v", cmd.ProcessState)
	}
	if names, _ := list(d.path("dist")); len(names) > 0 {
		t.Errorf("left %q", names)
	}
}
