#!/usr/bin/env python3
"""Writes invented documents as JSON Lines, about 6 KB each, for trying out runs of any size: make_documents.py COUNT.

The same count gives the same bytes; a larger count begins with the documents of a smaller one."""
import json
import random
import sys

STATES = """Norway Iceland Peru Chile Japan Kenya Ghana Oman Fiji Malta Bolivia Denmark Estonia Gabon Haiti Italy Jordan
Laos Mali Nepal Panama Qatar Rwanda Samoa Togo Uganda Vanuatu Yemen Zambia Bhutan""".split()
FIRST = "Ada Bruno Clara David Elena Farid Greta Hugo Irena Jonas Karin Leon Maria Nadia Oskar Petra".split()
LAST = "Almeida Berg Costa Duarte Engel Fischer Garcia Hansen Ivanov Jensen Keller Lindt Moreno Novak Olsen".split()
BODIES = ["the Harbour Council", "the Northern Fisheries Commission", "the Lake Authority", "the Grain Board",
          "the Institute for Maritime Studies", "the Joint Border Committee", "the Regional Rail Agency"]
DEEDS = ["signed a treaty on fisheries with {b}", "sent 400 tonnes of grain to {b}", "criticised {b}",
         "may open talks with {b}", "did not recognise the claims of {b}", "imposed sanctions on {b}",
         "plans to open an embassy in {b}", "accused {b} of breaking the agreement of {year}",
         "conducted a joint exercise with {b}", "lent {b} 30 million dollars"]
FRAMES = ["In {year}, {a} {deed}.", "{a} {deed}, according to {body}.",
          "{person}, the foreign minister of {a}, said that {a} {deed}.",
          "After long negotiations over tariffs, ports and the price of fuel, {a} {deed} in {month} {year}.",
          "{body} noted that {a} {deed}, while {c} waited for the outcome.",
          "The talks, which {person} had prepared for months, ended without a result.",
          "Observers in {c} doubted that the plan would survive the winter."]
MONTHS = "January March May July September November".split()


def sentence(choose):
    a, b, c = choose.sample(STATES, 3)
    words = {"a": a, "b": b, "c": c, "year": choose.randint(1990, 2020), "month": choose.choice(MONTHS),
             "person": choose.choice(FIRST) + " " + choose.choice(LAST), "body": choose.choice(BODIES)}
    words["deed"] = choose.choice(DEEDS).format(**words)
    text = choose.choice(FRAMES).format(**words)
    return text[0].upper() + text[1:]


def main():
    for number in range(int(sys.argv[1])):
        choose = random.Random(number)
        paragraphs = [" ".join(sentence(choose) for _ in range(6)) for _ in range(12)]
        print(json.dumps({"id": f"d{number}", "title": f"Report {number}", "date": f"{2000 + number % 20}-03",
                          "text": "\n\n".join(paragraphs)}))


main()
