package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/url"
	"slices"
	"strings"

	"octavo/pipeline/diag"
	"octavo/templates/explain"
)

// The parts of SARIF 2.1.0 (OASIS, 27 March 2020) that code hosts and editors
// read.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID    string    `json:"id"`
		Short sarifText `json:"shortDescription"`
		Help  sarifText `json:"help"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    string            `json:"ruleId"`
		RuleIndex int               `json:"ruleIndex"`
		Level     string            `json:"level"`
		Message   sarifText         `json:"message"`
		Locations []sarifLocation   `json:"locations,omitempty"`
		Prints    map[string]string `json:"partialFingerprints"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		Line int `json:"startLine"`
		Col  int `json:"startColumn,omitempty"`
	}
)

// SARIF gives findings as a log that code hosts and editors read.
func SARIF(list []Checked) ([]byte, error) {
	run := sarifRun{Tool: sarifTool{sarifDriver{"octavo", Version, []sarifRule{}}}, ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	codes := codesOf(list)
	for _, code := range codes {
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRuleOf(code))
	}
	for i := range list {
		f := &list[i]
		index, _ := slices.BinarySearch(codes, f.Code)
		text := f.Message
		if f.Hint != "" {
			text += ". " + f.Hint
		}
		packed := strings.Contains(f.Pos.File, "!/") // the place is in a file inside the file
		if packed {
			_, inside, _ := strings.Cut(f.Pos.String(), "!/")
			text = inside + ": " + text
		}
		r := sarifResult{RuleID: f.Code, RuleIndex: index, Level: f.Severity.String(), Message: sarifText{diag.Clean(text)}, Prints: map[string]string{"octavo/v1": f.Known.hash()}}
		if f.Path != "" {
			at := sarifPhysical{Artifact: sarifArtifact{(&url.URL{Path: f.Path}).EscapedPath()}}
			if f.Pos.Line > 0 && !packed {
				at.Region = &sarifRegion{f.Pos.Line, f.Pos.Col}
			}
			r.Locations = []sarifLocation{{at}}
		}
		run.Results = append(run.Results, r)
	}
	data, err := json.MarshalIndent(sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}}, "", "  ")
	return append(data, '\n'), err
}

// codesOf lists the codes of findings, sorted, each once.
func codesOf(list []Checked) []string {
	var codes []string
	for i := range list {
		codes = append(codes, list[i].Code)
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

func sarifRuleOf(code string) sarifRule {
	r := sarifRule{ID: code, Short: sarifText{code}, Help: sarifText{"octavo explain " + code}}
	for _, e := range explain.Of(code) {
		if e.Kind != explain.Rule {
			r.Short.Text = e.Means
			r.Help.Text = strings.TrimSpace(strings.Join([]string{e.Why, e.Fix}, " "))
		}
	}
	return r
}

// hash names a finding for programs that follow it from run to run.
func (k *Known) hash() string {
	sum := sha256.Sum256([]byte(strings.Join([]string{k.Code, k.File, k.Left, k.Right, k.Says}, "\x00")))
	return hex.EncodeToString(sum[:16])
}
