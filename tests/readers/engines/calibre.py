# For calibre-debug: what calibre's viewer makes of books, a line of JSON for each.
import json
import os
import sys
import tempfile

import calibre.srv.render_book as viewer
from calibre.ebooks.metadata.epub import get_metadata
from calibre.utils.imghdr import identify
from calibre.utils.logging import WARN, Log


def tree(node, names):
    "An element as the viewer builds it."
    children = [node['x']] if node.get('x') else []
    for child in node.get('c', ()):
        children += [tree(child, names), child.get('l') or '']
    attributes = {}
    for name, value, *space in node.get('a', ()):
        epub = space and names[space[0]].endswith('/ops')
        attributes['epub:' + name if epub else name] = value
    return {'name': node.get('n', ''), 'attributes': attributes, 'children': children}


def entries(parent, depth=1):
    for entry in parent['children']:
        target = (entry['dest'] or '') + ('#' + entry['frag'] if entry['frag'] else '')
        yield {'depth': depth, 'label': entry['title'], 'target': target}
        yield from entries(entry, depth + 1)


def render(path, folder):
    viewer.render(path, folder)

    def load(name):
        with open(os.path.join(folder, name)) as file:
            return json.load(file)

    book = load('calibre-book-manifest.json')
    documents = [(name, load(name)) for name in book['spine']]
    return {
        'contents': list(entries(book['toc'])),
        'direction': book['page_progression_direction'] or 'ltr',
        'chapters': [{'path': name, 'root': tree(document['tree'], document['ns_map'])}
                     for name, document in documents],
    }


def metadata(path):
    with open(path, 'rb') as file:
        found = get_metadata(file)
    _, width, height = identify((found.cover_data or (None, b''))[1] or b'')
    return {'title': found.title, 'author': found.authors[0],
            'cover': {'width': width, 'height': height}}


class Said:
    "Keeps what calibre complains of."

    def __init__(self):
        self.lines = []

    def prints(self, level, *parts, **_):
        self.lines.append(' '.join(map(str, parts)).strip())

    def flush(self):
        pass


def read(path):
    said = Said()
    viewer.default_log = Log(level=WARN)
    viewer.default_log.outputs = [said]
    with tempfile.TemporaryDirectory() as folder:
        try:
            found = {**metadata(path), **render(path, folder)}
        except Exception as error:
            return {'problems': said.lines + [f'{type(error).__name__}: {error}']}
    return {**found, 'problems': said.lines}


for path in sys.argv[1:]:
    print('BOOK ' + json.dumps(read(path)), flush=True)
