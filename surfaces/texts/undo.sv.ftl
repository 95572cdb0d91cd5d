## Att ta tillbaka något
undo-older = Det senaste jag kan ta tillbaka är { $what }. Det gjorde du { $day }. Vill du det?
undo-log = { $lesson } med { $label }, { $when }
undo-move = flytten av { $lesson } med { $label }
undo-cancelling = att { $lesson } med { $label } ställdes in
undo-reflection = din reflektion om { $lesson } med { $label }
undo-left = Det får stå kvar.
error-undo-words = Jag kan ta tillbaka det du gjorde senast. Skriv `ångra`, eller till exempel `ångra flytten` eller `ångra lektion 4 7B`.
button-take-back = Ta tillbaka
button-let-stand = Låt det stå
undo-plan = planeringen av { $what }
undo-calendar = dagen i kalendern, { $what }
undo-milestone = ändringen av { $what }
undo-turn = läsårsskiftet, { $what }
undo-leader = den nya ledaren i { $what }
undo-room = rummet för { $what }
undo-title = rubriken på lektion { $what }
undo-put-back = Tillbaka som förut: { $what }.
