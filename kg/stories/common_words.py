"""Words that tell nothing in any text: the commonest function words of some languages.

A large corpus shows by itself which words are common; a small one cannot.
"""

from __future__ import annotations

from kg.stories.words import folded

_BY_LANGUAGE = {
    "en": """a about after all also an and are as at be been but by can could did do does for from get had has have he
        her here his how i if in into is it its just may more most my new no not now of off on one only or our out
        over own say says she should so some such than that the their them then there these they this those to too
        under up us was we were what when where which while who why will with would you your""",
    "de": """aber als am an auch auf aus bei beim bis da das dass dem den der des die dies diese ein eine einem einen
        einer eines er es fur gegen gibt haben hat ich ihre im in ins ist jetzt kann kein keine mehr mit nach nicht
        noch nun nur ob oder ohne schon sein sich sie sind so soll sollen uber um und uns unter vom von vor war warum
        was weg wegen weiter wenn wer wie wieder will wird wir zu zum zur zwei""",
    "es": """a al ante aqui asi aun como con contra cual cuando de del desde donde dos el ella en entre era es esta
        este esto fue ha han hasta hay la las le lo los mas mi muy ni no nos o para pero por porque que quien se segun
        ser si sin sobre son su sus tan te tras tu un una uno y ya""",
    "fr": """a apres au aux avec avant c ce ces cette chez comme contre d dans de des deux du elle en entre est et ete
        etre face faire fait il ils j je l la le les leur leurs lui mais n ne non nous on ont ou par pas plus pour
        pourquoi qu quand que qui s sa sans se selon ses si son sont sous sur tous tout tres un une va veut vers vous
        y""",
    "it": """a ai al alla anche che chi ci come con contro cosa cui da dal dalla dei del della delle di dopo due e ed
        gli ha hanno i il in io la le lo ma mai nei nel nella no non o per perche piu quando questa questo se senza si
        solo sono su sui sul sulla tra un una uno""",
    "nl": """aan af al als bij dan dat de der deze die dit door dus een en er geen haar had heeft het hij hoe hun ik
        in is je kan maar meer met na naar niet nog nu of om onder ook op over te tegen toch tot uit van veel voor
        waar waarom was wat we wel wie wil worden wordt ze zich zijn zo zonder""",
    "pl": """a ale bez bo byc byl byla co czy dla do go i ich ile jak jest jego jej juz ktora ktore ktory lub ma mnie
        na nad nie niz o od po pod przed przez przy sa sie tak takze tam tego tej ten to tylko tym w we wie z za ze""",
    "pt": """a ao aos apos as ate com como contra da das de depois diz do dos e ela ele em entre era essa esse esta
        este eu foi ha isso ja lhe mais mas mesmo muito na nao nas nem no nos o os ou para pela pelas pelo pelos por
        porque quando que quem se sem ser seu seus so sobre sua suas tambem tem ter um uma vai""",
    "ru": """а без более бы был была были было быть в вам вас во вот все всех вы где да для до его ее если есть еще же
        за и из или им их к как кто ли между мы на над не него нет ни но о об он она они от по под после почему при
        про с сказал со также так то того тоже только у уже чем что чтобы эта эти это этого этот я""",
}

COMMON = sorted({folded(word) for words in _BY_LANGUAGE.values() for word in words.split()})
"""All of them, folded."""
