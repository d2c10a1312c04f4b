package main

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"strings"
)

// used is what a run of the command has used.
type used struct {
	CPU    float64 // seconds, of all threads, in the program and in the system
	Peak   int64   // bytes: the most it had resident; 0 where there is no /proc
	Allocs uint64  // how many pieces of memory it asked for,
	Bytes  uint64  // and how much that was
}

// writeUsed writes what this process has used into the file that OCTAVO_USED
// names, if it does: the last thing a measured command does. The processor's
// time is left to who started it.
func writeUsed() {
	file := os.Getenv("OCTAVO_USED")
	if file == "" {
		return
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	data, _ := json.Marshal(used{Peak: peak(), Allocs: m.Mallocs, Bytes: m.TotalAlloc})
	os.WriteFile(file, data, 0o666)
}

// peak returns the most memory this process had resident, in bytes, and 0
// where there is no /proc. The system's other figure, ru_maxrss, begins with
// what the parent had when it forked.
func peak() int64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		var kB int64
		if n, _ := fmt.Sscanf(line, "VmHWM: %d kB", &kB); n == 1 {
			return kB << 10
		}
	}
	return 0
}
