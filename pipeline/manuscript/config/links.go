package config

import (
	"net/url"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"octavo/pipeline/diag"
	"octavo/templates/stores"
)

// links reads addresses that differ by shop: a name for each, and below it the
// address for everybody or one for each shop.
func (r *reader) links(n *yaml.Node) (map[string]map[string]string, error) {
	const hint = "write links: {next: {web: https://example.org/next, kindle: https://…}} and in the text [the next book](store:next)"
	if n.Kind != yaml.MappingNode {
		return nil, r.fault(n, "bad-value", hint, "links: is no list of names")
	}
	shops := append([]string{"web"}, stores.Names()...)
	all := map[string]map[string]string{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, err := r.text(n.Content[i])
		if err != nil {
			return nil, err
		}
		if name == "" || strings.ContainsAny(name, " \t()<>#") {
			return nil, r.fault(n.Content[i], "bad-value", hint, "%q is no name for a link", shorten(name))
		}
		to, value := map[string]string{}, n.Content[i+1]
		all[name] = to
		if value.Kind != yaml.MappingNode {
			if to["web"], err = r.address(value); err != nil {
				return nil, err
			}
			continue
		}
		for j := 0; j+1 < len(value.Content); j += 2 {
			shop, err := r.text(value.Content[j])
			if err != nil {
				return nil, err
			}
			if !slices.Contains(shops, shop) {
				hint := "shops: " + strings.Join(shops, ", ")
				if near := diag.Nearest(shop, shops); near != "" {
					hint = "did you mean " + near + "? " + hint
				}
				return nil, r.fault(value.Content[j], "bad-value", hint, "octavo knows no shop %q", shorten(shop))
			}
			if to[shop], err = r.address(value.Content[j+1]); err != nil {
				return nil, err
			}
		}
	}
	return all, nil
}

// address reads the address of a page.
func (r *reader) address(n *yaml.Node) (string, error) {
	s, err := r.text(n)
	if err != nil {
		return "", err
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		return "", r.fault(n, "bad-value", "write the whole address: https://example.org/next", "%q is no address of a page", shorten(s))
	}
	return s, nil
}
