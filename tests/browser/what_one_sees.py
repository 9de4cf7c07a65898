"""Questions about a page in a tab, answered from what the browser has worked out."""

from typing import Any

from playwright.sync_api import Page


def style(page: Page, selector: str, name: str, pseudo: str = "") -> str:
    """The computed value of a CSS property of the first element that matches."""
    script = (
        "([s, p, n]) => getComputedStyle(document.querySelector(s), p || null).getPropertyValue(n)"
    )
    value: str = page.evaluate(script, [selector, pseudo, name])
    return value


def sideways_overflow(page: Page) -> dict[str, Any]:
    """By how many pixels the page is wider than the window, and what sticks out; empty if not."""
    found: dict[str, Any] = page.evaluate(
        """() => {
          const root = document.documentElement;
          const over = root.scrollWidth - root.clientWidth;
          if (over <= 0) return {};
          const out = [...document.querySelectorAll("body *")].filter((e) => {
            const box = e.getBoundingClientRect();
            return box.width && (box.right > root.clientWidth + 0.5 || box.left < -0.5);
          });
          return {over, by: out.slice(0, 5).map((e) => `${e.tagName}.${e.className}`)};
        }"""
    )
    return found


def least_contrast(page: Page, selector: str) -> float:
    """The lowest contrast of text and ground among the visible elements that match, per WCAG."""
    least: float = page.evaluate(_LEAST_CONTRAST, selector)
    return least


def cut_texts(page: Page) -> list[str]:
    """Texts that are hidden because their box is too small for them."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter((e) => {
          const {overflowX, overflowY, clipPath} = getComputedStyle(e);
          if (!e.checkVisibility() || clipPath !== "none" || e.closest("thead, svg")) return false;
          const cutsX = ["hidden", "clip"].includes(overflowX) && e.scrollWidth > e.clientWidth + 1;
          const cutsY = ["hidden", "clip"].includes(overflowY) && e.scrollHeight > e.clientHeight + 1;
          return cutsX || cutsY;
        }).map((e) => e.textContent.trim().slice(0, 60))"""
    )
    return found


def shown_text(page: Page) -> str:
    """The words of the main part as they are shown, with single spaces."""
    return " ".join(page.inner_text("main").split())


_LEAST_CONTRAST = """
(selector) => {
  const channels = (colour) => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d");
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (colour) => {
    const [r, g, b] = channels(colour).slice(0, 3).map((c) => c / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor;
      if (channels(colour)[3] === 255) return colour;
    }
    return "white";
  };
  const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const known = new Map();
  for (const e of document.querySelectorAll(selector)) {
    if (!e.checkVisibility()) continue;
    const pair = [getComputedStyle(e).color, ground(e)];
    known.set(pair.join(), pair);
  }
  return Math.min(...[...known.values()].map(([a, b]) => contrast(luminance(a), luminance(b))));
}
"""
