import type { Element, Root } from 'hast';

import { element, isElement, plainText, rewrite, rootOf, text } from './hast-tree';

/**
 * Replaces videos and sounds in notes by links to their files: nothing plays on our pages, and a reader still
 * reaches them. One without a file leaves its own content, which is what browsers show that cannot play it.
 */
export function linkMedia(tree: Root): Root {
  return rootOf(
    rewrite(tree.children, (node) => {
      if (!isElement(node, 'video', 'audio')) return [node];
      const href = fileOf(node);
      if (href === null) return node.children;
      const title = node.properties['title'] ?? node.properties['ariaLabel'];
      const words = typeof title === 'string' ? title : plainText(node.children);
      return [
        element('a', { href }, [text(words === '' ? node.tagName : `${node.tagName}: ${words}`)]),
      ];
    }),
  );
}

function fileOf(media: Element): string | null {
  const holders = [media, ...media.children.filter((child) => isElement(child, 'source'))];
  for (const { properties } of holders) {
    const { src } = properties;
    if (typeof src === 'string' && src !== '') return src;
  }
  return null;
}
