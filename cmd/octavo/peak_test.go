package main

import (
	"fmt"
	"os"
	"strings"
)

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

// writePeak writes peak into the file that OCTAVO_PEAK names, if it does: the
// last thing a measured command does.
func writePeak() {
	if file := os.Getenv("OCTAVO_PEAK"); file != "" {
		os.WriteFile(file, fmt.Append(nil, peak()), 0o666)
	}
}
