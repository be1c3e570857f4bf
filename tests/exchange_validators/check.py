"""Reads and validates written glossaries with other people's code; prints what it found as JSON.

Usage: check.py FOLDER SCHEMAS
FOLDER holds all.tbx (version 2), all3.tbx (version 3) and all.utf8 (OmegaT). SCHEMAS is a folder with tbx.xsd and xml.xsd, or OmegaT.jar, which has
them inside, or empty.
"""

import hashlib
import json
import pathlib
import sys
import tempfile
import zipfile

# Of the files in OmegaT's package schemas/, the same from OmegaT 3.6 on.
HASHES = {
    "tbx.xsd": "05d589bd78f2801f63493742e8c68c68703b5970c94e9fecd5b91a2269f84f52",
    "xml.xsd": "a0bf9207f9143205101b1196b249b1233b7a74cbc9ce15baf45a0106b8f56cdc",
}


def schema_files(place):
    """The schemas by name, each with the hash that it must have; None when they are not there."""
    place = pathlib.Path(place)
    if place.suffix == ".jar":
        with zipfile.ZipFile(place) as jar:
            files = {name: jar.read("schemas/" + name) for name in HASHES}
    else:
        files = {name: (place / name).read_bytes() for name in HASHES}
    for name, content in files.items():
        found = hashlib.sha256(content).hexdigest()
        if found != HASHES[name]:
            raise SystemExit(f"{place}: {name} is another file than expected: {found}")
    return files


def validate(folder, schemas):
    from lxml import etree

    with tempfile.TemporaryDirectory() as inside:
        for name, content in schemas.items():
            (pathlib.Path(inside) / name).write_bytes(content)
        schema = etree.XMLSchema(etree.parse(str(pathlib.Path(inside) / "tbx.xsd")))
    tree = etree.parse(str(folder / "all.tbx"))
    valid = schema.validate(tree)
    message = str(schema.error_log.last_error)
    # A term after its note is against the standard, and the schema must say so.
    term = tree.find(".//tig")
    term.append(term[0])
    return {"valid": valid, "message": message, "notices": not schema.validate(tree)}


def main():
    folder, place = pathlib.Path(sys.argv[1]), sys.argv[2]
    from lxml import etree
    from translate.storage import omegat, tbx

    store = tbx.tbxfile.parsefile(str(folder / "all.tbx"))
    store.setsourcelanguage("fr")
    store.settargetlanguage("ar")
    units = [
        {
            "id": unit.getid(),
            "source": str(unit.source),
            "target": str(unit.target or ""),
            "definition": unit.getnotes("definition"),
            "obsolete": unit.isobsolete(),
        }
        for unit in store.units
    ]
    lines = omegat.OmegaTFile.parsefile(str(folder / "all.utf8")).units
    found = {
        "units": units,
        "lines": [[str(line.source), str(line.target)] for line in lines],
        "schema": validate(folder, schema_files(place)) if place else None,
    }
    grammar = etree.RelaxNG(etree.parse(str(pathlib.Path(__file__).with_name("tbx3.rng"))))
    found["grammar"] = {"valid": grammar.validate(etree.parse(str(folder / "all3.tbx"))), "message": str(grammar.error_log.last_error)}
    json.dump(found, sys.stdout)


main()
