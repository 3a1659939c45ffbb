// SPDX-License-Identifier: Apache-2.0

const HAN = /\p{Script=Han}/u

/**
 * Says to the ear what is Chinese on an English page: names, departments, laws, what the server answers. Each element that holds a Chinese text
 * of its own gets `lang="zh-CN"`, also when it comes later, and loses it when its text changes; what has a language already is left alone.
 */
export function markChinese(root: HTMLElement): () => void {
  const marked = new Set<Element>()
  const look = (element: Element) => {
    const isChinese = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && HAN.test(node.textContent ?? ''))
    if (isChinese && !element.hasAttribute('lang')) {
      element.setAttribute('lang', 'zh-CN')
      marked.add(element)
    } else if (!isChinese && marked.delete(element)) element.removeAttribute('lang')
  }
  const lookThrough = (node: Node) => {
    if (node instanceof Element) for (const one of [node, ...node.querySelectorAll('*')]) look(one)
    else if (node.parentElement !== null) look(node.parentElement)
  }
  const watch = new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === 'characterData') lookThrough(target)
      else {
        if (target instanceof Element) look(target)
        for (const node of addedNodes) lookThrough(node)
      }
    }
  })
  lookThrough(root)
  watch.observe(root, { childList: true, characterData: true, subtree: true })
  return () => {
    watch.disconnect()
    for (const element of marked) element.removeAttribute('lang')
    marked.clear()
  }
}
