"""The imports of a Python source, and the chains of names in it (see chains.ts), as JSON."""

import ast
import json
import sys


def main(path):
    with open(path, encoding="utf-8") as file:
        tree = ast.parse(file.read(), path)
    compile(tree, path, "exec")  # finds what is no error of syntax only, such as a `return` outside of a function
    finder = Finder()
    finder.visit(tree)
    print(json.dumps({"imports": finder.imports, "chains": finder.chains}))


class Finder(ast.NodeVisitor):
    def __init__(self):
        self.imports = {}
        self.chains = []
        self.dictionaries = {}  # the keys of those that a call may unpack

    def visit_ImportFrom(self, node):
        for name in node.names:
            self.imports[name.asname or name.name] = f"{node.module}.{name.name}"

    def visit_Assign(self, node):
        target = node.targets[0].id if isinstance(node.targets[0], ast.Name) else None
        if target and isinstance(node.value, ast.Dict):
            self.dictionaries[target] = [key.value for key in node.value.keys]
        self.expression(node.value, target)

    def visit_Attribute(self, node):
        self.expression(node)

    def visit_Call(self, node):
        self.expression(node)

    def expression(self, node, assigned_to=None):
        steps = []
        call = None
        current = node
        while isinstance(current, (ast.Attribute, ast.Call)):
            if isinstance(current, ast.Call):
                call = current
                current = current.func
            else:
                steps.insert(0, self.step(current.attr, call))
                call = None
                current = current.value
        if isinstance(current, ast.Name):
            start = self.step(current.id, call)
            self.chains.append({"line": node.lineno, "assignedTo": assigned_to, "start": start, "steps": steps})
        else:
            self.generic_visit(current)

    def step(self, name, call):
        if call is None:
            return {"name": name, "called": False, "keywords": []}
        keywords = []
        for keyword in call.keywords:
            keywords += [keyword.arg] if keyword.arg else self.dictionaries.get(getattr(keyword.value, "id", None), [])
            self.visit(keyword.value)
        for argument in call.args:
            self.visit(argument)
        return {"name": name, "called": True, "keywords": keywords}


main(sys.argv[1])
