from sandbox.testing import SandboxClient
from tests.talk import Talk
import pathlib, pytest
LINES=[l for l in pathlib.Path('/tmp/me/zz.txt').read_text().split('\n--\n')]
@pytest.mark.parametrize("conv", LINES)
async def test_zz(talk: Talk, hubspot: SandboxClient, conv):
    for l in conv.strip().splitlines():
        t,_,i=l.partition('|')
        try:
            await talk.say(t.strip(), i.strip() or 'inform')
        except Exception as e:
            print('EXC',e)
        print('>',t,'|',i,'\n    ',talk.text().replace('\n','\n      '), '| result', talk.result, '| asks', talk.slots.get('requested_slot'))
    assert 0
